import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CoverageHistory, type CoveragePoint, type CoverageStatus } from '../api/model.js';
import { coverageHistoryQuery } from '../api/queries.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { CoverageShape } from '../ui/coverage-badge.js';
import { formatDate, formatDateTime } from '../ui/format.js';
import { coverageOrder } from '../ui/stacked-bar.js';
import { useLanguage } from '../ui/use-language.js';
import './coverage-slope.css';

/** How the coverage of a stakeholder's proposals moved over the last eight weeks, as lines or as a table. */
export function CoverageSlope({ stakeholderId }: { readonly stakeholderId: string }): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(coverageHistoryQuery(stakeholderId));
  return (
    <section aria-labelledby="slope-heading" className="slope">
      <h2 id="slope-heading" className="section-heading">
        {t('slope.title')}
      </h2>
      <AsyncPanel query={query} lines={5}>
        {(history) => <History history={history} />}
      </AsyncPanel>
    </section>
  );
}

function History({ history }: { readonly history: CoverageHistory }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isTable, setIsTable] = useState(false);
  const known = history.points.filter(({ isKnown }) => isKnown);
  const { knownSince } = history;
  const note =
    knownSince === null
      ? t('slope.never')
      : t('slope.since', { known: formatDateTime(knownSince, language) });
  if (known.length < 2) return <p className="slope__note">{note}</p>;
  return (
    <>
      {isTable ? <SlopeTable points={known} /> : <SlopeLines points={known} />}
      {known.length < history.points.length && <p className="slope__note">{note}</p>}
      <button
        type="button"
        className="button button--small"
        aria-pressed={isTable}
        onClick={() => {
          setIsTable(!isTable);
        }}
      >
        {t('slope.asTable')}
      </button>
    </>
  );
}

interface PointsProps {
  readonly points: readonly CoveragePoint[];
}

const width = 560;
const height = 160;
const margin = { left: 12, right: 12, top: 12, bottom: 12 } as const;

/** One line a coverage; the shapes at its points keep the lines apart without colour. */
function SlopeLines({ points }: PointsProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const most = Math.max(1, ...points.flatMap((point) => coverageOrder.map((status) => point[status])));
  const x = (index: number): number =>
    margin.left + (index * (width - margin.left - margin.right)) / (points.length - 1);
  const y = (count: number): number =>
    height - margin.bottom - (count * (height - margin.top - margin.bottom)) / most;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const label = coverageOrder
    .map((status) =>
      t('slope.line', { status: t(`coverage.${status}`), from: first[status], to: last[status] }),
    )
    .join(', ');
  return (
    <figure>
      <svg
        className="slope__lines"
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        role="img"
        aria-label={t('slope.picture', {
          from: formatDate(first.at, language),
          to: formatDate(last.at, language),
          lines: label,
        })}
      >
        {coverageOrder.map((status) => (
          <g key={status} className={`slope__line slope__line--${status}`}>
            <polyline
              points={points.map((point, at) => `${String(x(at))},${String(y(point[status]))}`).join(' ')}
            />
            {points.map((point, at) => (
              <Mark key={point.at} status={status} x={x(at)} y={y(point[status])} />
            ))}
          </g>
        ))}
      </svg>
      <figcaption className="slope__legend">
        {coverageOrder.map((status) => (
          <span key={status}>
            <CoverageShape status={status} /> {t(`coverage.${status}`)} {first[status]} → {last[status]}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

interface MarkProps {
  readonly status: CoverageStatus;
  readonly x: number;
  readonly y: number;
}

/** Dot, square, cross and ring. */
function Mark({ status, x, y }: MarkProps): ReactNode {
  if (status === 'partial') return <rect x={x - 4} y={y - 4} width="8" height="8" />;
  if (status === 'gap') return <path d={`M${String(x - 4)} ${String(y - 4)}l8 8m0 -8l-8 8`} />;
  return <circle cx={x} cy={y} r="4" />;
}

function SlopeTable({ points }: PointsProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="slope__table">
      <table className="detail-table">
        <caption className="sr-only">{t('slope.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('slope.week')}</th>
            {coverageOrder.map((status) => (
              <th key={status} scope="col" className="number">
                {t(`coverage.${status}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.at}>
              <th scope="row">{formatDate(point.at, language)}</th>
              {coverageOrder.map((status) => (
                <td key={status} className="number">
                  {point[status]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
