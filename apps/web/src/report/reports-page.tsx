import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../account/session.js';
import { type ReportSummary } from '../api/model.js';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { formatDate, formatDateTime } from '../ui/format.js';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';
import { usePageTitle } from '../ui/use-page-title.js';
import { ReportMaking } from './report-making.js';
import { reportListQuery } from './report-queries.js';
import './report.css';

/** All weekly reports, the latest first; administrators make and preview them here. */
export function ReportsPage(): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(reportListQuery());
  const mayMake = useMay('administer');
  const first = query.data?.pages[0];
  usePageTitle(t('report.title'));
  return (
    <div className="page reports">
      <h1>{t('report.title')}</h1>
      <p className="page__answer">{t('report.intro')}</p>
      <AsyncPanel query={query} lines={8}>
        {({ pages }) => {
          const reports = pages.flatMap(({ items }) => items);
          return (
            <>
              {first !== undefined && <NextReport dueAt={first.nextDueAt} isFirst={reports.length === 0} />}
              <ul className="reports__list">
                {reports.map((report) => (
                  <Summary key={report.week} report={report} />
                ))}
              </ul>
            </>
          );
        }}
      </AsyncPanel>
      <More query={query} />
      <Feeds />
      <ByMail />
      {mayMake && first !== undefined && (
        <ReportMaking presentWeek={first.presentWeek} lastWeek={first.lastWeek} />
      )}
    </div>
  );
}

/** Whoever is signed in can have it by mail. */
function ByMail(): ReactNode {
  const { t } = useTranslation();
  const isSignedIn = useSession()?.person != null;
  if (!isSignedIn) return null;
  return (
    <p className="reports__next">
      <Link to="/subscriptions">{t('report.byMail')}</Link>
    </p>
  );
}

function Feeds(): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className="report__files" aria-label={t('report.feeds')}>
      {(['reports', 'gaps'] as const).map((feed) => (
        <li key={feed}>
          <a className="button button--small" href={`/api/v1/reports/feeds/${feed}.atom?lang=${language}`}>
            {t(`report.feed.${feed}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function NextReport({ dueAt, isFirst }: { readonly dueAt: string; readonly isFirst: boolean }): ReactNode {
  const { t } = useTranslation();
  const at = formatDateTime(dueAt, useLanguage());
  return <p className="reports__next">{t(isFirst ? 'report.none' : 'report.next', { at })}</p>;
}

function Summary({ report }: { readonly report: ReportSummary }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { week, firstDay, lastDay, edition, reason, answer } = report;
  const [year = '', no = ''] = week.split('-W');
  return (
    <li className="reports__item">
      <h2>
        <Link to="/reports/$week" params={{ week }}>
          {t('report.week', { year, no: Number(no) })}
        </Link>
      </h2>
      <p className="reports__days">
        {t('report.days', { first: formatDate(firstDay, language), last: formatDate(lastDay, language) })}{' '}
        {edition > 1 && <span className="tag">{t('report.edition', { edition })}</span>}
      </p>
      <p>{answer[language]}</p>
      {reason !== null && <p className="reports__days">{t('report.reason', { reason })}</p>}
    </li>
  );
}
