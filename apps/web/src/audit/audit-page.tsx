import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { AsyncPanel } from '../ui/async-panel.js';
import '../list/list-page.css';
import { More } from '../list/more.js';
import '../ui/entry.css';
import '../ui/tag.css';
import { AuditEntryItem } from './audit-entry-item.js';
import { AuditFilter } from './audit-filter.js';
import './audit.css';
import { auditListQuery, csvAddress } from './audit-queries.js';
import { type AuditSearch, toAuditSearch } from './audit-search.js';
import { SealPanel } from './seal-panel.js';

const route = getRouteApi('/audit');

/** Who did what, for administrators: with what was before and after, and the state of the seal. */
export function AuditPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('audit.title')} right="administer">
      {() => <AuditLog />}
    </SignedInPage>
  );
}

function AuditLog(): ReactNode {
  const { t } = useTranslation();
  const search = toAuditSearch({ ...route.useSearch() });
  const navigate = route.useNavigate();
  const show = (next: AuditSearch): void => {
    void navigate({ search: toAuditSearch({ ...next }), resetScroll: false });
  };
  return (
    <>
      <p className="page__answer">{t('audit.answer')}</p>
      <SealPanel />
      <section aria-labelledby="audit-entries-heading">
        <h2 id="audit-entries-heading" className="section-heading">
          {t('audit.entries')}
        </h2>
        <AuditFilter key={JSON.stringify(search)} search={search} onSearch={show} />
        <AuditList search={search} onSearch={show} />
      </section>
    </>
  );
}

interface AuditListProps {
  readonly search: AuditSearch;
  readonly onSearch: (search: AuditSearch) => void;
}

function AuditList({ search, onSearch }: AuditListProps): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(auditListQuery(search));
  const total = query.data?.pages[0]?.total;
  return (
    <>
      <div className="audit__found">
        <p role="status">{total !== undefined && t('audit.found', { count: total })}</p>
        <a className="button button--small" href={csvAddress(search)} download>
          {t('audit.csv')}
        </a>
      </div>
      <div
        className={query.isPlaceholderData ? 'list__stale' : undefined}
        aria-busy={query.isPlaceholderData}
      >
        <AsyncPanel query={query} lines={12}>
          {({ pages }) => (
            <ol className="rows">
              {pages
                .flatMap(({ items }) => items)
                .map((entry) => (
                  <AuditEntryItem key={entry.id} entry={entry} search={search} onSearch={onSearch} />
                ))}
            </ol>
          )}
        </AsyncPanel>
      </div>
      <More query={query} />
    </>
  );
}
