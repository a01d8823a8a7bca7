import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { dataOf } from '../api/call.js';
import { type ConceptHits, type ThesaurusPreview, type ThesaurusPreviewResult } from '../api/model.js';
import { thesaurusCancelPreview } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { CoverageBadge } from '../ui/coverage-badge.js';
import { entryAddresses } from '../ui/entry-addresses.js';
import { formatScore } from '../ui/format.js';
import { KoreanText } from '../ui/localised.js';
import { MeasureLink } from '../ui/measure-link.js';
import { useLanguage } from '../ui/use-language.js';
import { refreshThesaurus } from './thesaurus-queries.js';

/** What publishing the draft would move: how far that is known, and what it is. */
export function PreviewPanel({ preview }: { readonly preview: ThesaurusPreview }): ReactNode {
  const { t } = useTranslation();
  const { state, result } = preview;
  const known = state === 'done' ? result : null;
  return (
    <div className="impact">
      <h3>{t('impact.title')}</h3>
      <div role="status">
        <Ended preview={preview} />
        {known !== null && <Answer result={known} />}
      </div>
      {(state === 'waiting' || state === 'running') && <Progress preview={preview} />}
      {known !== null && <Result result={known} />}
    </div>
  );
}

/** What there is to say of a preview that is over. */
function Ended({ preview }: { readonly preview: ThesaurusPreview }): ReactNode {
  const { t } = useTranslation();
  const { state, isCurrent, error } = preview;
  if (state === 'cancelled') return <p>{t('impact.cancelled')}</p>;
  if (state === 'failed') return <p>{t('impact.failed', { error: error ?? '' })}</p>;
  return state === 'done' && !isCurrent ? <p className="draft__fault">{t('impact.stale')}</p> : null;
}

function Progress({ preview }: { readonly preview: ThesaurusPreview }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayEdit = useMay('edit-catalogue');
  const { id, total, done } = preview;
  const cancel = useMutation({
    mutationFn: () => dataOf(thesaurusCancelPreview({ path: { id: String(id) } })),
    onSettled: () => refreshThesaurus(client),
  });
  return (
    <div className="score-set__progress">
      <progress value={done} max={Math.max(1, total)} aria-label={t('impact.progress')} />
      <p>{total === 0 ? t('impact.waiting') : t('impact.running', { done, total })}</p>
      {mayEdit && (
        <ActionButton
          className="button button--small"
          isPending={cancel.isPending}
          onClick={() => {
            cancel.mutate();
          }}
        >
          {t('impact.cancel')}
        </ActionButton>
      )}
    </div>
  );
}

function Answer({ result }: { readonly result: ThesaurusPreviewResult }): ReactNode {
  const { t } = useTranslation();
  const { proposals, proposalsInAll, pairsMoved, pairsAppeared, pairsGone, entriesMoved } = result;
  const flips = result.coverageFlips.reduce((sum, one) => sum + one.proposals, 0);
  const isStill = pairsMoved + pairsAppeared + pairsGone + flips === 0;
  return (
    <>
      <p>
        {isStill
          ? t('impact.same')
          : t('impact.answer', {
              proposals: entriesMoved.proposals,
              measures: entriesMoved.measures,
              moved: pairsMoved,
              appeared: pairsAppeared,
              gone: pairsGone,
              flips,
              largest: formatScore(result.largestChange),
            })}
      </p>
      <p className="form__hint">
        {proposals === proposalsInAll
          ? t('impact.scopeAll', { count: proposals })
          : t('impact.scopeSample', { count: proposals, all: proposalsInAll })}
      </p>
    </>
  );
}

function Result({ result }: { readonly result: ThesaurusPreviewResult }): ReactNode {
  const { t } = useTranslation();
  const { flips, pairs, hits } = result;
  return (
    <>
      {flips.length > 0 && (
        <details open>
          <summary>{t('impact.flips')}</summary>
          <Flips flips={flips} />
        </details>
      )}
      {pairs.length > 0 && (
        <details>
          <summary>{t('impact.pairs')}</summary>
          <Pairs pairs={pairs} />
        </details>
      )}
      {hits.length > 0 && (
        <details>
          <summary>{t('impact.hits')}</summary>
          <p className="form__hint">{t('impact.hitsNote')}</p>
          {hits.map((concept) => (
            <Hits key={concept.conceptId} concept={concept} />
          ))}
        </details>
      )}
    </>
  );
}

function Flips({ flips }: { readonly flips: ThesaurusPreviewResult['flips'] }): ReactNode {
  return (
    <ul className="impact__list">
      {flips.map(({ proposalId, title, from, to }) => (
        <li key={proposalId}>
          <Link to="/proposals/$id" params={{ id: proposalId }} className="quiet-link">
            <KoreanText>{title}</KoreanText>
          </Link>
          <span className="impact__move">
            <CoverageBadge status={from} /> → <CoverageBadge status={to} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Pairs({ pairs }: { readonly pairs: ThesaurusPreviewResult['pairs'] }): ReactNode {
  const { t } = useTranslation();
  const shown = (score: number | null): string => (score === null ? t('drift.absent') : formatScore(score));
  return (
    <ul className="impact__list">
      {pairs.map(({ proposalId, proposalTitle, measureId, measureKind, measureTitle, ...pair }) => (
        <li key={`${proposalId} ${measureId}`}>
          <span>
            <Link to="/proposals/$id" params={{ id: proposalId }} className="quiet-link">
              <KoreanText>{proposalTitle}</KoreanText>
            </Link>
            {' · '}
            <MeasureLink measure={{ id: measureId, kind: measureKind, title: measureTitle, titleEn: null }} />
          </span>
          <span className="impact__move">
            {shown(pair.scoreBefore)} → {shown(pair.scoreAfter)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Hits({ concept }: { readonly concept: ConceptHits }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { ko, en, entriesBefore, entriesAfter, entries } = concept;
  return (
    <div className="impact__hits">
      <h4>
        {language === 'ko' ? ko : en}{' '}
        <span className="tag">{t('impact.hitCount', { before: entriesBefore, after: entriesAfter })}</span>
      </h4>
      <ul className="impact__list">
        {entries.map(({ entryId, entryKind, title, before, after, excerpts }) => (
          <li key={entryId}>
            <span>
              <Link to={entryAddresses[entryKind]} params={{ id: entryId }} className="quiet-link">
                <KoreanText>{title}</KoreanText>
              </Link>
              {excerpts.map(({ text, from, to }) => (
                <span key={`${text} ${String(from)}`} className="impact__excerpt" lang="ko">
                  {text.slice(0, from)}
                  <mark>{text.slice(from, to)}</mark>
                  {text.slice(to)}
                </span>
              ))}
            </span>
            <span className="impact__move">{t('impact.entryCount', { before, after })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
