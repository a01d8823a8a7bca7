import {
  type AnyOfRule,
  type Condition,
  type Criterion,
  DECIDING_CONFIDENCE,
  type Rule,
  RULE_KINDS,
  type SimpleRule,
} from '../criteria/criterion.js';
import { type CompanyFacts, type FactName } from '../facts/company-facts.js';
import { judgeEmployees, judgeSales, judgeSize } from './judge-amount.js';
import { judgeAiStage, judgeCertificate, judgeExclusion, judgeIndustry, judgeRegion } from './judge-set.js';
import { judgeFirmAge, judgePreFounder, judgeRepresentativeAge } from './judge-time.js';
import { type Judgement, undecided } from './judgement.js';
import {
  type CriterionResult,
  type CriterionVerdict,
  type Decision,
  type FitContext,
  type FitResult,
  type FitVerdict,
  type ReasonCode,
} from './verdict.js';

/**
 * Decides whether a company meets the criteria of a programme, in three values (docs/fit.md): one criterion that fails
 * makes it `not_eligible`; else one that is unknown, or none at all, makes it `check`; else it is `eligible`. The order of
 * facts and criteria is irrelevant, and impossible facts decide nothing. Never throws.
 */
export function decideFit(
  facts: CompanyFacts,
  criteria: readonly Criterion[],
  context: FitContext,
): FitResult {
  return toFitResult(
    inOrder(criteria).map((criterion) => toCriterionResult(criterion, decide(criterion, facts, context))),
  );
}

/**
 * As `decideFit`, for one company and many programmes whose conditions are the same objects where they are the same
 * (`ConditionTable`): each of these is decided once, and sentences are left out. Add those with `toCriterionResult`.
 * @returns what decides on the conditions of a programme, which must come in the order of its criteria (`inOrder`)
 */
export function deciderOf(
  facts: CompanyFacts,
  context: FitContext,
): (conditions: readonly Condition[]) => FitResult<Decision> {
  const decisions = new Map<Condition, Decision>();
  const decideOnce = (condition: Condition): Decision => {
    const known = decisions.get(condition);
    if (known !== undefined) return known;
    const decision = decide(condition, facts, context);
    decisions.set(condition, decision);
    return decision;
  };
  return (conditions) => toFitResult(conditions.map(decideOnce));
}

/** A criterion's decision with the criterion's sentence. */
export function toCriterionResult(
  { id, sentence, span }: Criterion,
  { rule, polarity, verdict, reason, leaning, value, asks }: Decision,
): CriterionResult {
  return { criterionId: id, rule, polarity, verdict, reason, leaning, value, asks, sentence, span };
}

function toFitResult<D extends Decision>(criteria: readonly D[]): FitResult<D> {
  return { verdict: verdictOf(criteria), criteria, hasNoCriteria: criteria.length === 0 };
}

function verdictOf(results: readonly Decision[]): FitVerdict {
  if (results.some(({ verdict }) => verdict === 'fails')) return 'not_eligible';
  return results.length > 0 && results.every(({ verdict }) => verdict === 'meets') ? 'eligible' : 'check';
}

/** Places of the kinds of rule in the order of criteria. */
const KIND_PLACES: ReadonlyMap<Rule['kind'], number> = new Map(
  RULE_KINDS.map((kind, place) => [kind, place]),
);

const rankOf = ({ polarity, rule }: Criterion): number =>
  (polarity === 'excludes' ? 0 : RULE_KINDS.length) + (KIND_PLACES.get(rule.kind) ?? 0);

/** The order in which criteria of a programme are decided and shown: exclusions first, then by kind, then by id. */
export const compareCriteria = (a: Criterion, b: Criterion): number =>
  rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : Number(a.id > b.id));

/** Lists that were found to be in order: one company is measured by thousands of them, and the next by the same. */
const ORDERED = new WeakSet<readonly Criterion[]>();

/** The criteria in their order; a list that is in order already is given back. */
export function inOrder<T extends Criterion>(criteria: readonly T[]): readonly T[] {
  if (ORDERED.has(criteria)) return criteria;
  let before: T | undefined;
  for (const criterion of criteria) {
    if (before !== undefined && compareCriteria(before, criterion) > 0)
      return [...criteria].sort(compareCriteria);
    before = criterion;
  }
  ORDERED.add(criteria);
  return criteria;
}

function decide(condition: Condition, facts: CompanyFacts, context: FitContext): Decision {
  const judgement = judge(condition.rule, facts, context);
  const leaning = toVerdict(judgement, condition.polarity);
  const doubt = doubtOf(judgement, leaning, condition);
  return {
    rule: condition.rule,
    polarity: condition.polarity,
    verdict: doubt === undefined ? leaning : 'unknown',
    reason: doubt ?? judgement.reason,
    leaning,
    value: judgement.value,
    asks: judgement.asks,
  };
}

/** Why a leaning does not decide: the reading is not sure, or it is a `fails` from which an exception may save the company. */
function doubtOf(
  { reason }: Judgement,
  leaning: CriterionVerdict,
  { confidence, rule }: Condition,
): ReasonCode | undefined {
  if (confidence < DECIDING_CONFIDENCE) return reason === 'not-understood' ? reason : 'low-confidence';
  return leaning === 'fails' && rule.hasException === true ? 'exception' : undefined;
}

function toVerdict({ truth }: Judgement, polarity: Criterion['polarity']): CriterionVerdict {
  if (truth === 'unknown') return 'unknown';
  return (truth === 'true') === (polarity === 'requires') ? 'meets' : 'fails';
}

function judge(rule: Rule, facts: CompanyFacts, context: FitContext): Judgement {
  return rule.kind === 'any-of' ? judgeAnyOf(rule, facts, context) : judgeSimple(rule, facts, context);
}

// eslint-disable-next-line complexity -- one line for each kind of rule
function judgeSimple(rule: SimpleRule, facts: CompanyFacts, context: FitContext): Judgement {
  switch (rule.kind) {
    case 'firm-age':
      return judgeFirmAge(rule, facts, context.today);
    case 'pre-founder':
      return judgePreFounder(facts, context.today);
    case 'employees':
      return judgeEmployees(rule, facts);
    case 'sales':
      return judgeSales(rule, facts, context.today);
    case 'size':
      return judgeSize(rule, facts, context);
    case 'region':
      return judgeRegion(rule, facts, context.today);
    case 'industry':
      return judgeIndustry(rule, facts);
    case 'certificate':
      return judgeCertificate(rule, facts);
    case 'representative-age':
      return judgeRepresentativeAge(rule, facts, context.today);
    case 'ai-stage':
      return judgeAiStage(rule, facts);
    case 'exclusion':
      return judgeExclusion(rule, facts);
    case 'other':
      return undecided('not-understood');
  }
}

/** One that holds is enough; all must fail for the whole to fail. */
function judgeAnyOf({ rules }: AnyOfRule, facts: CompanyFacts, context: FitContext): Judgement {
  const all = rules.map((rule) => judgeSimple(rule, facts, context));
  const holding = all.find(({ truth }) => truth === 'true');
  if (holding !== undefined) return holding;
  const open = all.filter(({ truth }) => truth === 'unknown');
  const asks: readonly FactName[] = [...new Set(open.flatMap((judgement) => judgement.asks))];
  const first = open[0] ?? all[0] ?? undecided('not-understood');
  const reason = asks.length > 0 ? 'fact-missing' : first.reason;
  return {
    truth: open.length > 0 || all.length === 0 ? 'unknown' : 'false',
    reason,
    value: first.value,
    asks,
  };
}
