import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CoverageStatus, type CoverageSummary } from '../api/model.js';
import { CoverageShape } from '../ui/coverage-badge.js';
import { formatDateTime } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import { RecomputeChip } from '../ui/recompute-chip.js';
import { wordFor } from '../ui/known-word.js';
import { coverageOrder, StackedBar } from '../ui/stacked-bar.js';
import { type BoardFilter, isApplied, toggleFilter } from './board-search.js';
import './coverage-overview.css';
import { UnknownMove } from './unknown-move.js';
import { useBoardSearch } from './use-board.js';

/** Numbers by coverage and by policy axis; each of them narrows the list below. */
export function CoverageOverview({ summary }: { readonly summary: CoverageSummary }): ReactNode {
  return (
    <div className="overview">
      <CoverageCounters summary={summary} />
      <AxisCounters summary={summary} />
    </div>
  );
}

function CoverageCounters({ summary }: { readonly summary: CoverageSummary }): ReactNode {
  const { t } = useTranslation();
  const { proposals, asks } = summary;
  return (
    <section className="overview__panel" aria-labelledby="overview-coverage">
      <div className="overview__head">
        <h2 id="overview-coverage">{t('board.kpi')}</h2>
        <RecomputeChip recompute={summary.recompute} />
      </div>
      <StackedBar
        counts={proposals}
        label={t('board.byAxisBar', { ...proposals, axis: t('board.kpiTotal') })}
      />
      <ul className="counters">
        {coverageOrder.map((status) => (
          <li key={status}>
            <FilterButton filter="coverage" value={status} className="counter">
              <span className="counter__label">
                <CoverageShape status={status} />
                {t(`coverage.${status}`)}
              </span>
              <span className="counter__number">
                {proposals[status]}
                <span className="counter__share">
                  {t('board.kpiShare', { percent: toPercent(proposals[status], proposals.total) })}
                </span>
              </span>
              <MoveInWords summary={summary} status={status} />
            </FilterButton>
          </li>
        ))}
      </ul>
      <p className="overview__note">{t('board.asksLine', { ...asks })}</p>
      <ComparisonNote summary={summary} />
    </section>
  );
}

interface MoveInWordsProps {
  readonly summary: CoverageSummary;
  readonly status: CoverageStatus;
}

/** How many more or fewer there are than last week, in words: signs before Korean figures are read in two ways. */
function MoveInWords({ summary: { move }, status }: MoveInWordsProps): ReactNode {
  const { t } = useTranslation();
  if (move === null) return null;
  const by = move[status];
  return (
    <span className="counter__move">
      {by === 0 ? t('change.same') : t(by > 0 ? 'change.more' : 'change.fewer', { count: Math.abs(by) })}
    </span>
  );
}

/** What the changes are against, or why there are none yet. */
function ComparisonNote({ summary: { comparison } }: { readonly summary: CoverageSummary }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (comparison === null) return null;
  const { isKnown, since, knownSince } = comparison;
  return (
    <p className="overview__note">
      {isKnown && knownSince !== null ? (
        t('change.since', {
          since: formatDateTime(since, language),
          known: formatDateTime(knownSince, language),
        })
      ) : (
        <UnknownMove comparison={comparison} />
      )}
    </p>
  );
}

function AxisCounters({ summary }: { readonly summary: CoverageSummary }): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="overview__panel" aria-labelledby="overview-axis">
      <div className="overview__head">
        <h2 id="overview-axis">{t('board.byAxis')}</h2>
      </div>
      <ul className="axes">
        {summary.byAxis.map((row) => {
          const axis = row.axis === null ? t('board.noAxis') : wordFor(t, 'axis', row.axis);
          return (
            <li key={row.axis} className="axes__row">
              {row.axis === null ? (
                <span className="axes__name">{axis}</span>
              ) : (
                <FilterButton filter="axis" value={row.axis} className="axes__name">
                  {axis}
                </FilterButton>
              )}
              <StackedBar counts={row} label={t('board.byAxisBar', { ...row, axis })} />
              <span className="axes__numbers" aria-hidden="true">
                {coverageOrder.map((status) => (
                  <span key={status} className={`axes__number axes__number--${status}`}>
                    <CoverageShape status={status} />
                    {row[status]}
                  </span>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface FilterButtonProps {
  readonly filter: BoardFilter;
  readonly value: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** A number or name that switches its filter on and off. */
function FilterButton({ filter, value, className, children }: FilterButtonProps): ReactNode {
  const [search, setSearch] = useBoardSearch();
  return (
    <button
      type="button"
      className={className}
      aria-pressed={isApplied(search, filter, value)}
      onClick={() => {
        setSearch(toggleFilter(search, filter, value));
      }}
    >
      {children}
    </button>
  );
}

function toPercent(count: number, total: number): number {
  return total === 0 ? 0 : Math.round((count / total) * 100);
}
