import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { type CompanyDraft } from '../api/model.js';
import '../fit/fit.css';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { formatDateTime } from '../ui/format.js';
import { KoreanText } from '../ui/localised.js';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';
import { CompanyLinks } from './company-links.js';
import { draftsQuery } from './company-queries.js';
import './company.css';

/** Proposals that the company of the account is writing, or has handed in. */
export function DraftsPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('companyDesk.drafts.title')}>
      {({ person }) =>
        person.stakeholderId === null ? (
          <p className="page__answer">{t('companyDesk.noCompany')}</p>
        ) : (
          <Drafts />
        )
      }
    </SignedInPage>
  );
}

function Drafts(): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(draftsQuery());
  return (
    <>
      <p className="page__answer">{t('companyDesk.drafts.about')}</p>
      <CompanyLinks />
      <p className="company-links">
        <Link to="/fit/draft" className="button button--primary">
          {t('companyDesk.drafts.new')}
        </Link>
      </p>
      <AsyncPanel query={query} lines={6}>
        {({ pages }) => (
          <>
            {pages[0]?.total === 0 && <p className="company-none">{t('companyDesk.drafts.none')}</p>}
            <ul className="fit__list">
              {pages
                .flatMap(({ items }) => items)
                .map((draft) => (
                  <Draft key={draft.id} draft={draft} />
                ))}
            </ul>
          </>
        )}
      </AsyncPanel>
      <More query={query} />
    </>
  );
}

function Draft({ draft }: { readonly draft: CompanyDraft }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, title, state, updatedAt, reason } = draft;
  return (
    <li>
      <h2 className="fit__small-heading">
        <Link to="/fit/draft" search={{ id }} className="quiet-link">
          <KoreanText>{title}</KoreanText>
        </Link>
      </h2>
      <p className="tags">
        <span className="tag">{t(`companyDesk.drafts.state.${state}`)}</span>
        <span className="fit__hint">{formatDateTime(updatedAt, language)}</span>
      </p>
      {reason !== null && <p>{t('companyDesk.drafts.reason', { reason })}</p>}
    </li>
  );
}
