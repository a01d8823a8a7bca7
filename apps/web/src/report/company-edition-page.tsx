import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { useLanguage } from '../ui/use-language.js';
import { ReportAudienceTabs } from './report-audience-tabs.js';
import { ReportBody } from './report-body.js';
import { ReportFiles } from './report-files.js';
import { companyEditionQuery } from './report-queries.js';
import { companyFileAddress } from './report-search.js';
import './report.css';

const route = getRouteApi('/reports/$week/company');

/** The weekly report as it is about the company of the account. */
export function CompanyEditionPage(): ReactNode {
  const { t } = useTranslation();
  const { week } = route.useParams();
  const [year = '', no = ''] = week.split('-W');
  return (
    <SignedInPage title={t('report.companyTitle', { year, no: Number(no) })}>
      {() => <CompanyEdition week={week} />}
    </SignedInPage>
  );
}

function CompanyEdition({ week }: { readonly week: string }): ReactNode {
  const { t } = useTranslation();
  const lang = useLanguage();
  const query = useQuery(companyEditionQuery(week, lang));
  return (
    <>
      <ReportAudienceTabs week={week} present="company" />
      <AsyncPanel query={query} lines={16}>
        {({ document, previous, next, isPdfMade }) => (
          <>
            {document === null ? (
              <p className="page__answer">{t('companyDesk.noCompany')}</p>
            ) : (
              <>
                <ReportFiles
                  isPdfMade={isPdfMade}
                  addressOf={(format) => companyFileAddress(week, format, lang)}
                />
                <ReportBody document={document} />
              </>
            )}
            <nav className="report__neighbours" aria-label={t('report.neighbours')}>
              {previous !== null && (
                <Link to="/reports/$week/company" params={{ week: previous }} className="button">
                  {t('report.previous', { week: previous })}
                </Link>
              )}
              {next !== null && (
                <Link to="/reports/$week/company" params={{ week: next }} className="button">
                  {t('report.nextWeek', { week: next })}
                </Link>
              )}
              <Link to="/reports" className="button">
                {t('report.title')}
              </Link>
            </nav>
          </>
        )}
      </AsyncPanel>
    </>
  );
}
