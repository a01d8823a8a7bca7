import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CoverageFlip, type DriftItem, type DriftSummary } from '../api/model.js';
import '../list/list-page.css';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { CoverageBadge } from '../ui/coverage-badge.js';
import { formatScore } from '../ui/format.js';
import { wordFor } from '../ui/known-word.js';
import { KoreanText, Localised } from '../ui/localised.js';
import { MeasureLink } from '../ui/measure-link.js';
import { driftFlipsQuery, driftPairsQuery } from './recompute-queries.js';

export interface DriftFlipsProps {
  readonly id: string;
  readonly drift: DriftSummary;
}

/** The proposals whose coverage a switch would flip. */
export function DriftFlips({ id, drift }: DriftFlipsProps): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(driftFlipsQuery(id));
  return (
    <section aria-labelledby="drift-flips">
      <h2 id="drift-flips" className="section-heading">
        {t('drift.flips')}
      </h2>
      {drift.coverageFlips.length === 0 ? (
        <p>{t('drift.flipsNone')}</p>
      ) : (
        <ul className="drift__parts">
          {drift.coverageFlips.map(({ from, to, proposals }) => (
            <li key={`${from} ${to}`} className="drift__arrow">
              {t(`coverage.${from}`)} → {t(`coverage.${to}`)} {t('recompute.items', { count: proposals })}
            </li>
          ))}
        </ul>
      )}
      <AsyncPanel query={query} lines={4}>
        {({ pages }) => <FlipTable flips={pages.flatMap(({ items }) => items)} />}
      </AsyncPanel>
      <More query={query} />
    </section>
  );
}

function FlipTable({ flips }: { readonly flips: readonly CoverageFlip[] }): ReactNode {
  const { t } = useTranslation();
  if (flips.length === 0) return null;
  return (
    <table className="detail-table">
      <thead>
        <tr>
          <th scope="col">{t('drift.proposal')}</th>
          <th scope="col">{t('drift.from')}</th>
          <th scope="col">{t('drift.to')}</th>
        </tr>
      </thead>
      <tbody>
        {flips.map(({ proposalId, proposalTitle, proposalTitleEn, from, to }) => (
          <tr key={proposalId}>
            <th scope="row">
              <Link to="/proposals/$id" params={{ id: proposalId }} className="quiet-link">
                <Localised ko={proposalTitle} en={proposalTitleEn} />
              </Link>
            </th>
            <td>
              <CoverageBadge status={from} />
            </td>
            <td>
              <CoverageBadge status={to} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The alignments that a switch would move, those that move most first. */
export function DriftPairs({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(driftPairsQuery(id));
  return (
    <section aria-labelledby="drift-pairs">
      <h2 id="drift-pairs" className="section-heading">
        {t('drift.pairs')}
      </h2>
      <AsyncPanel query={query} lines={10}>
        {({ pages }) => <PairList pairs={pages.flatMap(({ items }) => items)} />}
      </AsyncPanel>
      <More query={query} />
    </section>
  );
}

function PairList({ pairs }: { readonly pairs: readonly DriftItem[] }): ReactNode {
  const { t } = useTranslation();
  if (pairs.length === 0) return <p>{t('drift.pairsNone')}</p>;
  return (
    <ol className="rows">
      {pairs.map((pair) => (
        <Pair key={`${pair.askId} ${pair.measureId}`} pair={pair} />
      ))}
    </ol>
  );
}

function Pair({ pair }: { readonly pair: DriftItem }): ReactNode {
  const { t } = useTranslation();
  const { proposalRef, proposalTitle, measureId, measureKind, measureTitle, movedParts } = pair;
  const shown = (score: number | null): string => (score === null ? t('drift.absent') : formatScore(score));
  return (
    <li className="rows__row">
      <div>
        <h3 className="rows__title">
          <MeasureLink measure={{ id: measureId, kind: measureKind, title: measureTitle, titleEn: null }} />
        </h3>
        <p className="rows__facts">
          <Link to="/proposals/$id" params={{ id: proposalRef }} className="quiet-link">
            <KoreanText>{proposalTitle}</KoreanText>
          </Link>
        </p>
        <ul className="drift__parts" aria-label={t('drift.why')}>
          {movedParts.map(({ name, before, after }) => (
            <li key={name} className="drift__arrow">
              {wordFor(t, 'part', name)} {formatScore(before)} → {formatScore(after)}
            </li>
          ))}
        </ul>
      </div>
      <p className="drift__score">
        <span className="sr-only">{t('drift.score')} </span>
        {shown(pair.scoreBefore)} → {shown(pair.scoreAfter)}
      </p>
    </li>
  );
}
