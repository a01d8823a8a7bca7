import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReportView } from '../api/model.js';
import { ApiProblem } from '../api/problem.js';
import { NotFoundPage } from '../shell/not-found-page.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { Breadcrumbs } from '../ui/breadcrumbs.js';
import { formatDateTime } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import { usePageTitle } from '../ui/use-page-title.js';
import { ReportAudienceTabs } from './report-audience-tabs.js';
import { ReportBody } from './report-body.js';
import { ReportComparison, ReportDifferences } from './report-differences.js';
import { ReportFiles } from './report-files.js';
import { reportQuery } from './report-queries.js';
import { reportFileAddress, type ReportSearch, toReportSearch } from './report-search.js';
import './report.css';

const route = getRouteApi('/reports/$week');

/** One weekly report to read, to compare and to take along. */
export function ReportPage(): ReactNode {
  const { t } = useTranslation();
  const { week } = route.useParams();
  const search = route.useSearch({ select: (all) => toReportSearch({ ...all }) });
  const query = useQuery(reportQuery(week, search, useLanguage()));
  const [year = '', no = ''] = week.split('-W');
  const title = query.data?.document.title ?? t('report.week', { year, no: Number(no) });
  usePageTitle(title);
  if (query.error instanceof ApiProblem && query.error.status === 404) return <NotFoundPage />;
  return (
    <div className="page">
      <Breadcrumbs crumbs={[{ label: t('report.title'), to: '/reports' }, { label: title }]} />
      <h1>{title}</h1>
      <ReportAudienceTabs week={week} present={search.audience ?? 'public'} />
      <AsyncPanel query={query} lines={16}>
        {(report) => (
          <>
            <Tools report={report} search={search} />
            <Editions report={report} search={search} />
            <ReportBody document={report.document} />
            <Neighbours report={report} search={search} />
          </>
        )}
      </AsyncPanel>
    </div>
  );
}

interface ReportPartProps {
  readonly report: ReportView;
  readonly search: ReportSearch;
}

function Tools({ report, search }: ReportPartProps): ReactNode {
  const lang = useLanguage();
  const { week, edition, isPdfMade } = report;
  return (
    <ReportFiles
      isPdfMade={isPdfMade}
      addressOf={(format) => reportFileAddress(week, format, { ...search, edition, lang })}
    />
  );
}

/** That there are several editions, and what the one at hand says otherwise than the one before. */
function Editions({ report, search }: ReportPartProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { editions, edition, week, correction } = report;
  if (editions.length < 2) return null;
  const latest = editions.at(-1)?.edition ?? edition;
  return (
    <section className="report__editions" aria-labelledby="editions-heading">
      <h2 id="editions-heading">{t('report.editions')}</h2>
      {edition !== latest && <p className="report__banner">{t('report.superseded', { edition: latest })}</p>}
      <ol>
        {editions.map((one) => (
          <li key={one.edition}>
            <Link
              to="/reports/$week"
              params={{ week }}
              search={{ ...search, edition: one.edition }}
              aria-current={one.edition === edition ? 'page' : undefined}
            >
              {t('report.edition', { edition: one.edition })}
            </Link>{' '}
            {formatDateTime(one.madeAt, language)}
            {one.reason !== null && <> · {t('report.reason', { reason: one.reason })}</>}
          </li>
        ))}
      </ol>
      {correction !== null && (
        <>
          <h3>{t('report.corrected', { edition: edition - 1 })}</h3>
          <ReportDifferences difference={correction} />
        </>
      )}
    </section>
  );
}

function Neighbours({ report, search }: ReportPartProps): ReactNode {
  const { t } = useTranslation();
  const { week, previous, next, audience } = report;
  const kept = audience === 'internal' ? { audience } : {};
  return (
    <>
      {previous !== null && <ReportComparison week={week} earlier={previous} search={search} />}
      <nav className="report__neighbours" aria-label={t('report.neighbours')}>
        {previous !== null && (
          <Link to="/reports/$week" params={{ week: previous }} search={kept} className="button">
            {t('report.previous', { week: previous })}
          </Link>
        )}
        {next !== null && (
          <Link to="/reports/$week" params={{ week: next }} search={kept} className="button">
            {t('report.nextWeek', { week: next })}
          </Link>
        )}
      </nav>
    </>
  );
}
