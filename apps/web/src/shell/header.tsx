import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { AccountTool } from '../account/account-tool.js';
import { useLanguage } from '../ui/use-language.js';
import { DisplayMenu } from './display-menu.js';
import { Wordmark } from './wordmark.js';

const areas = [
  { to: '/', under: '/proposals/', label: 'area.board' },
  { to: '/matrix', under: '/matrix/', label: 'area.matrix' },
  { to: '/programmes', under: '/programmes/', label: 'area.programmes' },
  { to: '/legislative-items', under: '/legislative-items/', label: 'area.legislativeItems' },
  { to: '/stakeholders', under: '/stakeholders/', label: 'area.stakeholders' },
  { to: '/fit', under: '/fit/', label: 'area.fit' },
] as const;
const staffArea = { to: '/reviews', under: '/replies', label: 'area.reviews' } as const;

/** Wordmark, the areas of the service, search, account, display and language. */
export function Header({ onSearch }: { readonly onSearch: () => void }): ReactNode {
  const { t } = useTranslation();
  const isStaff = useMay('see-internal');
  const pathname = useLocation({ select: (location) => location.pathname });
  return (
    <header className="header" data-staff={isStaff || undefined}>
      <div className="header__inner">
        <Wordmark />
        <nav className="areas" aria-label={t('shell.areas')}>
          <ul>
            {(isStaff ? [...areas, staffArea] : areas).map(({ to, under, label }) => (
              <li key={to}>
                <Link
                  to={to}
                  className="areas__link"
                  data-within={pathname.startsWith(under) || undefined}
                  activeOptions={{ exact: true, includeSearch: false }}
                  activeProps={{ 'aria-current': 'page' }}
                >
                  {t(label)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="header__tools">
          <button type="button" className="tool" aria-keyshortcuts="Control+K" onClick={onSearch}>
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
              <circle cx="7" cy="7" r="4.7" fill="none" stroke="currentColor" strokeWidth="1.8" />
              <path d="M10.6 10.6 14.2 14.2" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
            </svg>
            {t('search.open')}
          </button>
          <AccountTool />
          <DisplayMenu />
          <LanguageSwitch />
        </div>
      </div>
    </header>
  );
}

function LanguageSwitch(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const other = useLanguage() === 'ko' ? 'en' : 'ko';
  return (
    <button
      type="button"
      className="tool"
      lang={other}
      onClick={() => {
        void navigate({ to: '.', search: (previous) => ({ ...previous, lang: other }), resetScroll: false });
      }}
    >
      {t('shell.switchLanguage')}
    </button>
  );
}
