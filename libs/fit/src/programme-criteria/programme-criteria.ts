import { type Criterion } from '../criteria/criterion.js';

export const CORRECTION_ACTS = ['change', 'add', 'dismiss'] as const;
/** What staff did to a criterion: worded it anew, wrote one that the rules did not read, or said that it is none. */
export type CorrectionAct = (typeof CORRECTION_ACTS)[number];

/** Longest texts, UTF-16 code units; most criteria that staff add to one programme. */
export const CRITERION_LIMITS = { sentence: 1_000, reason: 500, request: 2_000, added: 50 } as const;

/** What staff said about one criterion of a programme. */
export interface Correction {
  readonly criterionId: string;
  readonly act: CorrectionAct;
  /** As it should be; null where it is dismissed. */
  readonly criterion: Criterion | null;
  /** Why, for everybody who reads the programme. */
  readonly reason: string;
  /** Counts from 1; every further correction of the same criterion adds one. */
  readonly revision: number;
  readonly at: Date;
  /** Of the programme's text as it was then. */
  readonly textDigest: string;
}

/** A criterion with what staff said about it. */
export interface CriterionView extends Criterion {
  readonly correction: CorrectionView | null;
}

export interface CorrectionView extends Pick<Correction, 'act' | 'reason' | 'revision' | 'at'> {
  /** The text of the programme changed since: nobody has confirmed that the correction still holds. */
  readonly isStale: boolean;
}

export interface EffectiveCriteria {
  /** What a company is measured by, in the order of the text, those of staff last. */
  readonly criteria: readonly CriterionView[];
  /** What the rules read but staff dismissed. */
  readonly dismissed: readonly CriterionView[];
}

/** What confidence a criterion keeps once a correction of it is stale: it may lean, but decides nothing by itself. */
export const STALE_CONFIDENCE = 0.5;

/**
 * What holds of a programme: what the rules read, with the corrections of staff. A correction is kept when the text changes; until somebody
 * has seen the new text its criterion decides nothing by itself, and what it dismissed counts again in the same way.
 * @param textDigest of the programme's text now
 */
export function withCorrections(
  read: readonly Criterion[],
  corrections: readonly Correction[],
  textDigest: string,
): EffectiveCriteria {
  const byId = new Map(corrections.map((correction) => [correction.criterionId, correction]));
  const readIds = new Set(read.map(({ id }) => id));
  const views = [
    ...read.map((criterion) => toView(criterion, byId.get(criterion.id), textDigest)),
    ...corrections.flatMap((correction) =>
      correction.criterion === null || readIds.has(correction.criterionId)
        ? []
        : [toView(correction.criterion, correction, textDigest)],
    ),
  ];
  const isDismissed = ({ correction }: CriterionView): boolean =>
    correction?.act === 'dismiss' && !correction.isStale;
  return {
    criteria: views.filter((view) => !isDismissed(view)),
    dismissed: views.filter(isDismissed),
  };
}

function toView(read: Criterion, correction: Correction | undefined, textDigest: string): CriterionView {
  if (correction === undefined) return { ...read, correction: null };
  const { act, reason, revision, at } = correction;
  const isStale = correction.textDigest !== textDigest;
  const criterion = correction.criterion ?? read;
  return {
    ...criterion,
    id: correction.criterionId,
    confidence: isStale ? Math.min(criterion.confidence, STALE_CONFIDENCE) : criterion.confidence,
    correction: { act, reason, revision, at, isStale },
  };
}
