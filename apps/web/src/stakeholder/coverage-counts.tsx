import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CoverageStatus } from '../api/model.js';
import { CoverageBadge } from '../ui/coverage-badge.js';
import { coverageOrder, StackedBar } from '../ui/stacked-bar.js';

export interface CoverageCountsProps {
  readonly counts: Readonly<Record<CoverageStatus, number>>;
}

/** Proposals by coverage as one bar, or as a table. */
export function CoverageCounts({ counts }: CoverageCountsProps): ReactNode {
  const { t } = useTranslation();
  const [isTable, setIsTable] = useState(false);
  const label = coverageOrder
    .map((status) => `${t(`coverage.${status}`)} ${String(counts[status])}`)
    .join(', ');
  return (
    <div className="stakeholder__bar">
      {isTable ? (
        <table className="detail-table">
          <caption className="sr-only">{t('board.kpi')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('board.column.coverage')}</th>
              <th scope="col" className="number">
                {t('slope.proposals')}
              </th>
            </tr>
          </thead>
          <tbody>
            {coverageOrder.map((status) => (
              <tr key={status}>
                <th scope="row">
                  <CoverageBadge status={status} />
                </th>
                <td className="number">{counts[status]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <StackedBar counts={counts} label={label} />
      )}
      <button
        type="button"
        className="button button--text"
        aria-pressed={isTable}
        onClick={() => {
          setIsTable(!isTable);
        }}
      >
        {t('slope.asTable')}
      </button>
    </div>
  );
}
