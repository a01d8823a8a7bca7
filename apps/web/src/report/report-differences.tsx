import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReportDifference } from '../api/model.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { Disclosure } from '../ui/disclosure.js';
import { useLanguage } from '../ui/use-language.js';
import { reportComparisonQuery } from './report-queries.js';
import { type ReportSearch } from './report-search.js';

export interface ReportComparisonProps {
  readonly week: string;
  readonly earlier: string;
  readonly search: ReportSearch;
}

/** What a report says otherwise than the one of the week before, asked for when it is opened. */
export function ReportComparison(props: ReportComparisonProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Disclosure className="report__differences" summary={t('report.compare', { week: props.earlier })}>
      <Compared {...props} />
    </Disclosure>
  );
}

function Compared({ week, earlier, search }: ReportComparisonProps): ReactNode {
  const lang = useLanguage();
  const query = useQuery(reportComparisonQuery(week, { ...search, earlier, lang }));
  return (
    <AsyncPanel query={query}>{(difference) => <ReportDifferences difference={difference} />}</AsyncPanel>
  );
}

/** What differs between two reports, by table. */
export function ReportDifferences({ difference }: { readonly difference: ReportDifference }): ReactNode {
  const { t } = useTranslation();
  const { numbers, tables } = difference;
  if (numbers.length + tables.length === 0) return <p>{t('report.noDifference')}</p>;
  const value = (text: string | null): string => text ?? t('report.noValue');
  return (
    <>
      <ul>
        {numbers.map(({ label, before, after }) => (
          <li key={label}>{t('report.moved', { what: label, before: value(before), after })}</li>
        ))}
      </ul>
      {tables.map(({ id, section, caption, rows, furtherRows }) => (
        <section key={id}>
          <h3>{t('report.tableOf', { section, caption })}</h3>
          <ul>
            {rows.map(({ kind, row, cells }) => (
              <li key={`${kind} ${row}`}>
                {t(`report.row.${kind}`, { row })}
                {cells.length > 0 && (
                  <ul>
                    {cells.map(({ column, before, after }) => (
                      <li key={column}>
                        {t('report.moved', { what: column, before: value(before), after: value(after) })}
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
          {furtherRows > 0 && <p>{t('report.furtherRows', { count: furtherRows })}</p>}
        </section>
      ))}
    </>
  );
}
