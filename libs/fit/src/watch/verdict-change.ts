import { type BilingualText } from '@jeonghap/alignment';
import { explainCriterion } from '../explain/explain-fit.js';
import {
  type CriterionVerdict,
  type FitResult,
  type FitVerdict,
  type ReasonCode,
} from '../verdict/verdict.js';

/** Why a verdict is another than before: the programme or what is known of its criteria changed, or a day passed. */
export const NOTICE_CAUSES = ['programme', 'day'] as const;
export type NoticeCause = (typeof NOTICE_CAUSES)[number];

/** The criterion that keeps a company from a programme, or that has to be looked at. */
export interface DecidingCriterion {
  readonly criterionId: string;
  readonly verdict: CriterionVerdict;
  readonly sentence: string;
  readonly explanation: BilingualText;
  /** The same without what the company gave, for what leaves the product. */
  readonly outline: BilingualText;
}

/** That a verdict changed for a reason that is not the company's own edit. */
export interface VerdictChange {
  readonly before: FitVerdict;
  readonly after: FitVerdict;
  readonly cause: NoticeCause;
  /** What decides now; where nothing is in the way any more, what was. */
  readonly deciding: DecidingCriterion | null;
}

/** Whether a company has to be told, and what: nothing where the verdict stays, by whatever criterion. */
export function changeOf(before: FitResult, after: FitResult, cause: NoticeCause): VerdictChange | undefined {
  if (before.verdict === after.verdict) return undefined;
  return {
    before: before.verdict,
    after: after.verdict,
    cause,
    deciding: decidingOf(after) ?? decidingOf(before),
  };
}

/** The first criterion that keeps a verdict from being eligible; null where none does, and where none is known. */
function decidingOf({ verdict, criteria }: FitResult): DecidingCriterion | null {
  if (verdict === 'eligible') return null;
  const wanted = verdict === 'not_eligible' ? 'fails' : 'unknown';
  const result = criteria.find((criterion) => criterion.verdict === wanted);
  if (result === undefined) return null;
  return {
    criterionId: result.criterionId,
    verdict: result.verdict,
    sentence: result.sentence,
    explanation: explainCriterion(result),
    outline: explainCriterion({ ...result, value: null, reason: withoutFacts(result.reason) }),
  };
}

/** That a business is not founded yet is what the company said. */
const withoutFacts = (reason: ReasonCode): ReasonCode => (reason === 'not-founded' ? 'compared' : reason);
