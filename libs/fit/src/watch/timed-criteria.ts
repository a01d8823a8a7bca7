import { isDeepStrictEqual } from 'node:util';
import { type Criterion, DECIDING_CONFIDENCE, type Rule, type RuleKind } from '../criteria/criterion.js';
import { type CompanyFacts } from '../facts/company-facts.js';
import { decideFit } from '../verdict/decide-fit.js';
import { type FitContext, type FitVerdict } from '../verdict/verdict.js';

/** A programme with the criteria that profiles were last decided by. */
export interface DecidedProgramme {
  readonly id: string;
  readonly criteria: readonly Criterion[];
}

/** A condition that time moves, and the programmes that set it. */
export interface TimedCriterion {
  readonly criterion: Criterion;
  readonly programmeIds: readonly string[];
}

/** Kinds of rules whose outcome depends on the day. */
const TIMED: ReadonlySet<RuleKind> = new Set([
  'firm-age',
  'pre-founder',
  'sales',
  'size',
  'region',
  'representative-age',
] as const);

const isTimed = (rule: Rule): boolean =>
  rule.kind === 'any-of' ? rule.rules.some(isTimed) : TIMED.has(rule.kind);

/** Programmes by their conditions, each of which is one object however many programmes set it: notices share their forms. */
export interface ConditionIndex {
  readonly timed: readonly TimedCriterion[];
  readonly conditionsOf: ReadonlyMap<string, readonly Criterion[]>;
}

/** Finds the conditions that programmes share, and those of them that time moves. */
export function indexConditions(programmes: Iterable<DecidedProgramme>): ConditionIndex {
  const groups = new Map<string, { readonly criterion: Criterion; readonly programmeIds: string[] }>();
  const conditionsOf = new Map<string, readonly Criterion[]>();
  for (const { id, criteria } of programmes) {
    const conditions = criteria.map((criterion) => {
      const key = JSON.stringify([criterion.polarity, criterion.rule, isDeciding(criterion)]);
      const group = groups.get(key) ?? { criterion, programmeIds: [] };
      groups.set(key, group);
      group.programmeIds.push(id);
      return group.criterion;
    });
    conditionsOf.set(id, conditions);
  }
  const timed = [...groups.values()].filter(
    ({ criterion }) => isDeciding(criterion) && isTimed(criterion.rule),
  );
  return { timed, conditionsOf };
}

const isDeciding = ({ confidence }: Criterion): boolean => confidence >= DECIDING_CONFIDENCE;

/** Programmes whose verdict on a company is another on another day. Each condition is decided once a day, however many programmes set it. */
export function programmesMovedBy(
  facts: CompanyFacts,
  { timed, conditionsOf }: ConditionIndex,
  days: { readonly before: FitContext; readonly after: FitContext },
): readonly string[] {
  const [before, after] = [decideEachOnce(facts, days.before), decideEachOnce(facts, days.after)];
  const touched = new Set(
    timed
      .filter(({ criterion }) => before(criterion) !== after(criterion))
      .flatMap(({ programmeIds }) => programmeIds),
  );
  return [...touched].filter((id) => {
    const conditions = conditionsOf.get(id) ?? [];
    return worstOf(conditions.map(before)) !== worstOf(conditions.map(after));
  });
}

/** What a company comes to by one condition alone. */
function decideEachOnce(facts: CompanyFacts, day: FitContext): (condition: Criterion) => FitVerdict {
  const known = new Map<Criterion, FitVerdict>();
  return (condition) => {
    const verdict = known.get(condition) ?? decideFit(facts, [condition], day).verdict;
    known.set(condition, verdict);
    return verdict;
  };
}

function worstOf(verdicts: readonly FitVerdict[]): FitVerdict {
  if (verdicts.includes('not_eligible')) return 'not_eligible';
  return verdicts.includes('check') || verdicts.length === 0 ? 'check' : 'eligible';
}

/** Whether two readings of a programme decide every company alike: the same conditions, whatever their words. */
export function decideAlike(one: readonly Criterion[], other: readonly Criterion[]): boolean {
  const basis = (criteria: readonly Criterion[]) =>
    [...criteria]
      .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)))
      .map(({ polarity, rule, confidence }) => [polarity, rule, confidence >= DECIDING_CONFIDENCE]);
  return isDeepStrictEqual(basis(one), basis(other));
}
