import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { type ScoreSet } from '../api/model.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { formatMoment } from '../ui/format.js';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';
import { formatDuration } from './duration.js';
import { scoreSetsQuery } from './recompute-queries.js';
import { ScoreSetActions } from './score-set-actions.js';

/** All score sets: the live one, those that are being built, and the one to roll back to. */
export function ScoreSetList(): ReactNode {
  const { t } = useTranslation();
  const isStaff = useMay('see-internal');
  const query = useQuery(scoreSetsQuery());
  return (
    <section aria-labelledby="score-sets">
      <h2 id="score-sets" className="section-heading">
        {t('scoreSet.heading')}
      </h2>
      <p className="recompute__note">{t('scoreSet.note')}</p>
      {isStaff && (
        <p className="recompute__more">
          <Link to="/thesaurus" className="button button--small">
            {t('thesaurus.title')}
          </Link>
        </p>
      )}
      <AsyncPanel query={query} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="recompute__note">{t('scoreSet.empty')}</p>
          ) : (
            <ul className="score-sets">
              {items.map((set) => (
                <ScoreSetItem key={set.id} set={set} />
              ))}
            </ul>
          )
        }
      </AsyncPanel>
    </section>
  );
}

function ScoreSetItem({ set }: { readonly set: ScoreSet }): ReactNode {
  const { t } = useTranslation();
  const { id, state, paused, note } = set;
  const isComparable = state === 'building' || state === 'complete' || state === 'retired';
  return (
    <li className="score-set" data-state={state}>
      <div className="score-set__head">
        <h3>{t('scoreSet.name', { id })}</h3>
        <span className="tag">{t(`scoreSet.state.${state}`)}</span>
        {paused && <span className="tag tag--missing">{t('scoreSet.paused')}</span>}
      </div>
      {note !== null && <p className="score-set__note">{note}</p>}
      <ScoreSetFacts set={set} />
      {state === 'building' && <ScoreSetProgress set={set} />}
      <div className="score-set__tools">
        {isComparable && (
          <Link
            to="/score-sets/$id"
            params={{ id: String(id) }}
            className="button button--small"
            aria-label={t('scoreSet.driftNamed', { id })}
          >
            {t('scoreSet.drift')}
          </Link>
        )}
        <ScoreSetActions set={set} />
      </div>
    </li>
  );
}

export function ScoreSetFacts({ set }: { readonly set: ScoreSet }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { state, origin, createdBy, createdAt, liveAt, modelVersion, pairs, entriesFailed, entriesPending } =
    set;
  const at = (moment: string): string => formatMoment(moment, new Date(), language);
  const facts = [
    origin !== null && t(`scoreSet.${origin}`),
    t('scoreSet.model', { version: modelVersion.slice(0, 12) }),
    createdBy !== null && t('scoreSet.by', { name: createdBy }),
    t('scoreSet.created', { at: at(createdAt) }),
    state === 'live' && liveAt !== null && t('scoreSet.liveSince', { at: at(liveAt) }),
    t('scoreSet.pairs', { count: pairs }),
    state !== 'building' && entriesPending > 0 && t('scoreSet.waiting', { count: entriesPending }),
    entriesFailed > 0 && t('scoreSet.failed', { count: entriesFailed }),
  ];
  return <p className="recompute__note">{facts.filter((fact) => fact !== false).join(' · ')}</p>;
}

/** How far a set under construction is. */
export function ScoreSetProgress({ set }: { readonly set: ScoreSet }): ReactNode {
  const { t } = useTranslation();
  const { id, entriesTotal, entriesPending, entriesFailed, secondsLeft, paused, switchMode } = set;
  const done = Math.max(0, entriesTotal - entriesPending - entriesFailed);
  return (
    <div className="score-set__progress">
      <progress
        value={done}
        max={Math.max(1, entriesTotal)}
        aria-label={t('scoreSet.progressLabel', { id })}
      />
      <p className="recompute__note">
        {t('scoreSet.progress', { done, total: entriesTotal })}
        {!paused && (
          <>
            {' · '}
            {secondsLeft === null
              ? t('scoreSet.leftUnknown')
              : t('scoreSet.left', { time: formatDuration(secondsLeft, t) })}
          </>
        )}
        {switchMode === 'automatic' && <> · {t('scoreSet.automatic')}</>}
      </p>
    </div>
  );
}
