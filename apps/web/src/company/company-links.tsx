import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { unreadQuery } from './company-queries.js';

/** The ways between the pages of a company. */
export function CompanyLinks(): ReactNode {
  const { t } = useTranslation();
  const { data: unread = 0 } = useQuery(unreadQuery());
  return (
    <nav className="company-links" aria-label={t('companyDesk.links')}>
      <Link to="/fit/asks">{t('companyDesk.asks.title')}</Link>
      <Link to="/fit/drafts">{t('companyDesk.drafts.title')}</Link>
      <Link to="/fit/notices">
        {unread === 0
          ? t('companyDesk.notices.link')
          : t('companyDesk.notices.linkUnread', { count: unread })}
      </Link>
      <Link to="/fit">{t('fit.title')}</Link>
    </nav>
  );
}
