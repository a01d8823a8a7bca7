import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../alignment/score-parts.css';
import { ApiProblem } from '../api/problem.js';
import { type DriftSummary, type ScoreSet } from '../api/model.js';
import { NotFoundPage } from '../shell/not-found-page.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { Breadcrumbs } from '../ui/breadcrumbs.js';
import '../ui/entry.css';
import { Facts } from '../ui/facts.js';
import { formatScore } from '../ui/format.js';
import { wordFor } from '../ui/known-word.js';
import '../ui/tag.css';
import { usePageTitle } from '../ui/use-page-title.js';
import { DriftFlips, DriftPairs } from './drift-lists.js';
import { driftQuery, scoreSetQuery } from './recompute-queries.js';
import './recompute.css';
import { ScoreSetActions } from './score-set-actions.js';
import { ScoreSetFacts, ScoreSetProgress } from './score-set-list.js';
import { useLiveRecompute } from './use-live-recompute.js';

const route = getRouteApi('/score-sets/$id');

/** What readers would see change if they were switched to a score set: to read before the switch. */
export function DriftPage(): ReactNode {
  const { t } = useTranslation();
  const { id } = route.useParams();
  useLiveRecompute();
  const query = useQuery(scoreSetQuery(id));
  const title = t('drift.title', { id });
  usePageTitle(title);
  if (query.error instanceof ApiProblem && query.error.status === 404) return <NotFoundPage />;
  return (
    <div className="page drift">
      <Breadcrumbs crumbs={[{ label: t('recompute.title'), to: '/recompute' }, { label: title }]} />
      <h1>{title}</h1>
      <AsyncPanel query={query} lines={4}>
        {(set) => <Drift set={set} />}
      </AsyncPanel>
    </div>
  );
}

function Drift({ set }: { readonly set: ScoreSet }): ReactNode {
  const { t } = useTranslation();
  const { state, paused, note } = set;
  return (
    <>
      <div className="score-set__head">
        <span className="tag">{t(`scoreSet.state.${state}`)}</span>
        {paused && <span className="tag tag--missing">{t('scoreSet.paused')}</span>}
      </div>
      {note !== null && <p>{note}</p>}
      <ScoreSetFacts set={set} />
      {state === 'building' && <ScoreSetProgress set={set} />}
      <div className="score-set__tools">
        <ScoreSetActions set={set} />
        <Link to="/recompute" className="button button--small">
          {t('drift.backToStatus')}
        </Link>
      </div>
      {state === 'live' && <p className="page__answer">{t('drift.isLive')}</p>}
      {state === 'cancelled' && <p className="page__answer">{t('drift.isCancelled')}</p>}
      {state !== 'live' && state !== 'cancelled' && <Comparison set={set} />}
    </>
  );
}

function Comparison({ set }: { readonly set: ScoreSet }): ReactNode {
  const id = String(set.id);
  // what is computed so far grows
  const query = useQuery({ ...driftQuery(id), refetchInterval: set.state === 'building' ? 5_000 : false });
  return (
    <AsyncPanel query={query} lines={10}>
      {(drift) => (
        <>
          <DriftAnswer drift={drift} />
          <DriftFigures drift={drift} />
          <DriftParts drift={drift} />
          <DriftFlips id={id} drift={drift} />
          <DriftPairs id={id} />
        </>
      )}
    </AsyncPanel>
  );
}

function DriftAnswer({ drift }: { readonly drift: DriftSummary }): ReactNode {
  const { t } = useTranslation();
  const { pairsMoved: moved, pairsAppeared: appeared, pairsGone: gone, coverageFlips, isComplete } = drift;
  const flips = coverageFlips.reduce((sum, { proposals }) => sum + proposals, 0);
  return (
    <div role="status">
      <p className="page__answer">
        {moved + appeared + gone + flips === 0
          ? t('drift.answerSame')
          : t('drift.answer', { moved, appeared, gone, flips })}
      </p>
      {!isComplete && <p className="recompute__note">{t('drift.partial')}</p>}
    </div>
  );
}

function DriftFigures({ drift }: { readonly drift: DriftSummary }): ReactNode {
  const { t } = useTranslation();
  const { pairsBefore, pairsAfter, meanChange, largestChange } = drift;
  return (
    <section aria-labelledby="drift-figures">
      <h2 id="drift-figures" className="section-heading">
        {t('drift.figures')}
      </h2>
      <Facts
        facts={[
          { term: t('drift.before'), value: t('scoreSet.pairs', { count: pairsBefore }) },
          { term: t('drift.after'), value: t('scoreSet.pairs', { count: pairsAfter }) },
          { term: t('drift.mean'), value: t('drift.points', { value: formatScore(meanChange) }) },
          { term: t('drift.largest'), value: t('drift.points', { value: formatScore(largestChange) }) },
        ]}
      />
    </section>
  );
}

function DriftParts({ drift }: { readonly drift: DriftSummary }): ReactNode {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="drift-parts">
      <h2 id="drift-parts" className="section-heading">
        {t('drift.parts')}
      </h2>
      <p className="recompute__note">{t('drift.partsNote')}</p>
      {drift.byPart.length === 0 ? (
        <p>{t('drift.partsNone')}</p>
      ) : (
        <table className="detail-table">
          <thead>
            <tr>
              <th scope="col">{t('drift.part')}</th>
              <th scope="col" className="number">
                {t('drift.movedBy')}
              </th>
            </tr>
          </thead>
          <tbody>
            {drift.byPart.map(({ name, moved }) => (
              <tr key={name}>
                <th scope="row">{wordFor(t, 'part', name)}</th>
                <td className="number">{formatScore(moved)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
