import { type Holidays } from '@jeonghap/platform';
import { explainCriterion } from '../explain/explain-fit.js';
import { checkFacts } from '../facts/check-facts.js';
import { type CompanyFacts } from '../facts/company-facts.js';
import { planGrowth } from '../rank/plan-growth.js';
import { rankFits } from '../rank/availability.js';
import { nearMisses, questionsOf } from '../rank/what-would-change.js';
import { type RankedFit } from '../rank/ranking.js';
import { deciderOf, toCriterionResult } from '../verdict/decide-fit.js';
import {
  type CriterionResult,
  type Decision,
  type FitContext,
  type FitResult,
  type FitVerdict,
} from '../verdict/verdict.js';
import {
  type DecidedCriterion,
  type ExplainedCriterion,
  type FitItem,
  type FitProgrammeReference,
  type FitSummary,
  type GrowthView,
  type NearMissView,
  type RelevanceState,
} from './fit-answer.js';
import { type FitProgramme, type ProgrammesById } from './fit-programme.store.js';

/** Most questions, near misses and steps of growth that are shown. */
const MOST_ASKS = 10;
const MOST_NEAR_MISSES = 5;
const MOST_GROWTH = 20;

/** What a company is measured by. */
export interface AssessmentInput {
  readonly facts: CompanyFacts;
  readonly programmes: ProgrammesById;
  /** Scores by programme, 0 to 100; undefined where nothing could be scored. */
  readonly relevance: ReadonlyMap<string, number> | undefined;
  readonly holidays: Holidays;
  readonly context: FitContext;
}

/** A ranked programme without the sentences of its criteria. */
type Ranked = RankedFit<Decision>;

export interface Assessment {
  readonly summary: FitSummary;
  readonly groups: Readonly<Record<FitVerdict, readonly Ranked[]>>;
}

/** Measures a company by all programmes: pure, the same input gives the same answer. */
export function assess(input: AssessmentInput): Assessment {
  const { facts, programmes, holidays, context } = input;
  const decide = deciderOf(facts, context);
  const inputs = [...programmes.values()].map((programme) => ({
    programmeId: programme.id,
    result: decide(programme.conditions),
    relevance: relevanceOf(programme.id, input),
    period: programme.period,
    isOver: programme.isOver,
  }));
  const ranked = rankFits(inputs, { today: context.today, holidays });
  const of = (verdict: FitVerdict) => ranked.filter(({ result }) => result.verdict === verdict);
  const groups = { eligible: of('eligible'), check: of('check'), not_eligible: of('not_eligible') };
  const ongoing = ranked.filter(({ availability }) => availability !== 'closed');
  return {
    groups,
    summary: {
      decidedOn: context.today,
      counts: {
        eligible: groups.eligible.length,
        check: groups.check.length,
        not_eligible: groups.not_eligible.length,
      },
      questions: checkFacts(facts, context.today),
      asks: questionsOf(ongoing).slice(0, MOST_ASKS),
      nearMisses: viewNearMisses(ongoing, programmes),
      growth: viewGrowth(ongoing, input),
      relevance: relevanceState(input),
    },
  };
}

function viewNearMisses(ranked: readonly Ranked[], programmes: ProgrammesById): readonly NearMissView[] {
  const nearest = withSentences(nearMisses(ranked, MOST_NEAR_MISSES), ranked, programmes);
  return nearMisses(nearest, MOST_NEAR_MISSES).map(({ programmeId, blocking, unknown }) => ({
    programme: toReference(getProgramme(programmes, programmeId)),
    blocking: explained(blocking),
    unknown,
  }));
}

function viewGrowth(
  ranked: readonly Ranked[],
  { facts, programmes, context }: AssessmentInput,
): readonly GrowthView[] {
  const first = planGrowth(facts, ranked, context.today)
    .filter(({ stage }) => stage === 'next-year' || stage === 'later')
    .slice(0, MOST_GROWTH);
  return planGrowth(facts, withSentences(first, ranked, programmes), context.today).map(
    ({ programmeId, growsInto, ...step }) => ({
      ...step,
      growsInto: growsInto.map(({ criterionId }) => criterionId),
      programme: toReference(getProgramme(programmes, programmeId)),
    }),
  );
}

/** Those of the programmes that are chosen, with sentences: all of them with sentences would be fifty thousand to show a few. */
function withSentences(
  chosen: readonly Pick<Ranked, 'programmeId'>[],
  ranked: readonly Ranked[],
  programmes: ProgrammesById,
): readonly Pick<RankedFit, 'programmeId' | 'result'>[] {
  const ids = new Set(chosen.map(({ programmeId }) => programmeId));
  return ranked
    .filter(({ programmeId }) => ids.has(programmeId))
    .map(({ programmeId, result }) => ({
      programmeId,
      result: { ...result, criteria: resultsOf(getProgramme(programmes, programmeId), result) },
    }));
}

/** A programme's criteria as they were decided. */
const resultsOf = (programme: FitProgramme, result: FitResult<Decision>): readonly CriterionResult[] =>
  decidedCriteria(programme, result).map(([criterion, decision]) => toCriterionResult(criterion, decision));

/** Each criterion of a programme with its decision: decisions come in the order of the criteria. */
const decidedCriteria = ({ criteria }: FitProgramme, result: FitResult<Decision>) =>
  criteria.flatMap((criterion, place) => {
    const decision = result.criteria[place];
    return decision === undefined ? [] : [[criterion, decision] as const];
  });

const explained = (result: CriterionResult): ExplainedCriterion => ({
  ...result,
  explanation: explainCriterion(result),
});

const relevanceState = ({ facts, relevance }: AssessmentInput): RelevanceState =>
  facts.wants === null ? 'not-asked' : relevance === undefined ? 'unavailable' : 'scored';

/** A programme that was scored and not found answers nothing of what is wanted. */
const relevanceOf = (id: string, { facts, relevance }: AssessmentInput): number | null =>
  facts.wants === null || relevance === undefined ? null : (relevance.get(id) ?? 0);

function getProgramme(programmes: ProgrammesById, id: string): FitProgramme {
  const programme = programmes.get(id);
  if (programme === undefined) throw new RangeError(`programme ${id} was not measured`);
  return programme;
}

const toReference = ({
  id,
  externalRef,
  title,
  titleEn,
  ministry,
  noticeUrl,
}: FitProgramme): FitProgrammeReference => ({
  ...{ id, externalRef, title, titleEn, ministry, noticeUrl },
});

/** A ranked programme as people read it. */
export function toFitItem(
  { programmeId, result, relevance, period, availability, workingDaysLeft, areHolidaysKnown }: Ranked,
  programmes: ProgrammesById,
): FitItem {
  const programme = getProgramme(programmes, programmeId);
  return {
    programme: toReference(programme),
    verdict: result.verdict,
    criteria: decidedCriteria(programme, result).map(([criterion, decision]): DecidedCriterion => {
      const { origin, confidence, correction } = criterion;
      return { ...explained(toCriterionResult(criterion, decision)), origin, confidence, correction };
    }),
    hasNoCriteria: result.hasNoCriteria,
    isRead: programme.isRead,
    ...{ relevance, period, availability, workingDaysLeft, areHolidaysKnown },
  };
}
