import { type BilingualText } from '@jeonghap/alignment';
import { explainCriterion } from '../explain/explain-fit.js';
import { type CriterionVerdict, type FitResult, type FitVerdict } from '../verdict/verdict.js';

/** Why a verdict is another than before: the programme or what is known of its criteria changed, or a day passed. */
export const NOTICE_CAUSES = ['programme', 'day'] as const;
export type NoticeCause = (typeof NOTICE_CAUSES)[number];

/** The criterion that keeps a company from a programme, or that has to be looked at. */
export interface DecidingCriterion {
  readonly criterionId: string;
  readonly verdict: CriterionVerdict;
  readonly sentence: string;
  readonly explanation: BilingualText;
}

/** A verdict as it is stored, with what it was decided from. */
export interface StoredVerdict {
  readonly verdict: FitVerdict;
  /** Null where no criterion is in the way, and where none is known. */
  readonly deciding: DecidingCriterion | null;
  readonly profileRevision: number;
  readonly programmeStamp: string;
}

/** That a verdict changed for a reason that is not the company's own edit. */
export interface VerdictChange {
  readonly before: FitVerdict;
  readonly after: FitVerdict;
  readonly cause: NoticeCause;
  /** What decides now; where nothing is in the way any more, what was. */
  readonly deciding: DecidingCriterion | null;
}

/** What is stored of a verdict. */
export function toStoredVerdict(
  { verdict, criteria }: FitResult,
  from: Pick<StoredVerdict, 'profileRevision' | 'programmeStamp'>,
): StoredVerdict {
  const wanted = verdict === 'not_eligible' ? 'fails' : 'unknown';
  const result =
    verdict === 'eligible' ? undefined : criteria.find((criterion) => criterion.verdict === wanted);
  const deciding =
    result === undefined
      ? null
      : {
          criterionId: result.criterionId,
          verdict: result.verdict,
          sentence: result.sentence,
          explanation: explainCriterion(result),
        };
  return { verdict, deciding, ...from };
}

/** Whether storing a verdict would say nothing new: it was decided from the same and comes to the same by the same criterion. */
export function isSameVerdict(before: StoredVerdict | undefined, after: StoredVerdict): boolean {
  return (
    before?.verdict === after.verdict &&
    before.profileRevision === after.profileRevision &&
    before.programmeStamp === after.programmeStamp &&
    before.deciding?.criterionId === after.deciding?.criterionId
  );
}

/**
 * Whether a company has to be told. A first verdict is no change, and of a profile that was edited since it is not known whose change it is,
 * so that nothing is said.
 * @param before undefined where there was no verdict
 */
export function changeOf(before: StoredVerdict | undefined, after: StoredVerdict): VerdictChange | undefined {
  if (before === undefined || before.verdict === after.verdict) return undefined;
  if (before.profileRevision !== after.profileRevision) return undefined;
  return {
    before: before.verdict,
    after: after.verdict,
    cause: before.programmeStamp === after.programmeStamp ? 'day' : 'programme',
    deciding: after.deciding ?? before.deciding,
  };
}
