import { isDeepStrictEqual } from 'node:util';
import { type Criterion, DECIDING_CONFIDENCE, type Rule, type RuleKind } from '../criteria/criterion.js';
import { type CompanyFacts } from '../facts/company-facts.js';
import { decideFit } from '../verdict/decide-fit.js';
import { type FitContext } from '../verdict/verdict.js';

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

/** The conditions of programmes that time moves, each once: notices share their forms, so that they are far fewer than programmes. */
export function groupTimed(programmes: Iterable<DecidedProgramme>): readonly TimedCriterion[] {
  const groups = new Map<string, { readonly criterion: Criterion; readonly programmeIds: string[] }>();
  for (const { id, criteria } of programmes) {
    for (const criterion of criteria) {
      if (criterion.confidence < DECIDING_CONFIDENCE || !isTimed(criterion.rule)) continue;
      const key = JSON.stringify([criterion.polarity, criterion.rule]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { criterion, programmeIds: [id] });
      else group.programmeIds.push(id);
    }
  }
  return [...groups.values()];
}

/** Programmes of which a criterion comes to another end for a company on another day; no other's verdict can be another then. */
export function programmesMovedBy(
  facts: CompanyFacts,
  timed: readonly TimedCriterion[],
  days: { readonly before: FitContext; readonly after: FitContext },
): ReadonlySet<string> {
  const moved = timed.filter(({ criterion }) => {
    const [before, after] = [days.before, days.after].map((day) => decideFit(facts, [criterion], day));
    return before?.verdict !== after?.verdict;
  });
  return new Set(moved.flatMap(({ programmeIds }) => programmeIds));
}

/** Whether two readings of a programme decide every company alike: the same conditions, whatever their words. */
export function decideAlike(one: readonly Criterion[], other: readonly Criterion[]): boolean {
  const basis = (criteria: readonly Criterion[]) =>
    [...criteria]
      .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)))
      .map(({ polarity, rule, confidence }) => [polarity, rule, confidence >= DECIDING_CONFIDENCE]);
  return isDeepStrictEqual(basis(one), basis(other));
}
