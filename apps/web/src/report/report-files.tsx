import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReportFormat, reportFormats } from './report-search.js';

export interface ReportFilesProps {
  /** Whether the server can make a PDF. */
  readonly isPdfMade: boolean;
  readonly addressOf: (format: ReportFormat) => string;
}

/** A report as files to take along. */
export function ReportFiles({ isPdfMade, addressOf }: ReportFilesProps): ReactNode {
  const { t } = useTranslation();
  const formats = reportFormats.filter((format) => format !== 'pdf' || isPdfMade);
  return (
    <>
      <ul className="report__files" aria-label={t('report.files')}>
        {formats.map((format) => (
          <li key={format}>
            <a className="button button--small" href={addressOf(format)} download>
              {t(`report.format.${format}`)}
            </a>
          </li>
        ))}
      </ul>
      {!isPdfMade && <p className="report__note">{t('report.noPdf')}</p>}
    </>
  );
}
