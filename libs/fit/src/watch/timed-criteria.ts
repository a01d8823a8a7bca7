import { isDeepStrictEqual } from 'node:util';
import { type Criterion, DECIDING_CONFIDENCE, type Rule, type RuleKind } from '../criteria/criterion.js';
import { type CompanyFacts } from '../facts/company-facts.js';
import { compareCriteria, decideFit } from '../verdict/decide-fit.js';
import {
  type CriterionResult,
  type CriterionVerdict,
  type FitContext,
  type FitVerdict,
} from '../verdict/verdict.js';

/** A programme with the criteria that profiles were last decided by. */
export interface DecidedProgramme {
  readonly id: string;
  readonly criteria: readonly Criterion[];
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

/** A programme by its conditions, as places in the list of them, in the order in which they are shown. */
export interface IndexedProgramme {
  readonly id: string;
  readonly conditions: readonly number[];
}

/** Programmes by their conditions, each of which is there once however many programmes set it: notices share their forms. */
export interface ConditionIndex {
  /** One criterion for each condition, of some programme that sets it. */
  readonly conditions: readonly Criterion[];
  /** Whether time moves the condition at a place. */
  readonly isTimedAt: readonly boolean[];
  /** Conditions that time moves, with the programmes that set them. */
  readonly timed: readonly {
    readonly condition: number;
    readonly programmes: readonly IndexedProgramme[];
  }[];
}

/** Finds the conditions that programmes share, and those of them that time moves. */
export function indexConditions(programmes: Iterable<DecidedProgramme>): ConditionIndex {
  const places = new Map<string, number>();
  const conditions: Criterion[] = [];
  const setBy: IndexedProgramme[][] = [];
  for (const { id, criteria } of programmes) {
    const own = [...criteria].sort(compareCriteria).map((criterion) => {
      const key = JSON.stringify([criterion.polarity, criterion.rule, isDeciding(criterion)]);
      const place = places.get(key) ?? conditions.push(criterion) - 1;
      places.set(key, place);
      return place;
    });
    const programme = { id, conditions: own };
    for (const place of new Set(own)) (setBy[place] ??= []).push(programme);
  }
  const isTimedAt = conditions.map((criterion) => isDeciding(criterion) && isTimed(criterion.rule));
  const timed = isTimedAt.flatMap((isOne, condition) =>
    isOne ? [{ condition, programmes: setBy[condition] ?? [] }] : [],
  );
  return { conditions, isTimedAt, timed };
}

const isDeciding = ({ confidence }: Criterion): boolean => confidence >= DECIDING_CONFIDENCE;

/** The two days that are compared. */
export interface TwoDays {
  readonly before: FitContext;
  readonly after: FitContext;
}

/** That time alone changed the verdict on a company by a programme. */
export interface MovedVerdict {
  readonly programmeId: string;
  readonly before: FitVerdict;
  readonly after: FitVerdict;
  /** What decides after; where nothing is in the way any more, what did before. */
  readonly deciding: CriterionResult | null;
  /** The same condition on the other day. */
  readonly decidingOtherwise: CriterionResult | null;
}

/**
 * Programmes whose verdict on a company is another on another day. Each condition is decided once a day, however many programmes set it, so
 * that a night in which thousands change costs little more for each than to look its conditions up.
 */
export function verdictsMovedBy(
  facts: CompanyFacts,
  { conditions, isTimedAt, timed }: ConditionIndex,
  days: TwoDays,
): readonly MovedVerdict[] {
  const before = decideEachOnce(facts, conditions, days.before);
  const moving = decideEachOnce(facts, conditions, days.after);
  const after: Decided = (place) => (isTimedAt[place] === true ? moving : before)(place);
  const touched = new Set(
    timed
      .filter(({ condition }) => before(condition)?.verdict !== after(condition)?.verdict)
      .flatMap(({ programmes }) => programmes),
  );
  const moved: MovedVerdict[] = [];
  for (const programme of touched) {
    const [was, is] = [verdictOf(programme, before), verdictOf(programme, after)];
    if (was === is) continue;
    const [on, other, verdict] = is === 'eligible' ? [before, after, was] : [after, before, is];
    const place = placeOfDeciding(programme, verdict, on);
    moved.push({
      ...{ programmeId: programme.id, before: was, after: is },
      deciding: place === undefined ? null : (on(place) ?? null),
      decidingOtherwise: place === undefined ? null : (other(place) ?? null),
    });
  }
  return moved;
}

type Decided = (condition: number) => CriterionResult | undefined;

/** What a company comes to by each condition alone. */
function decideEachOnce(facts: CompanyFacts, conditions: readonly Criterion[], day: FitContext): Decided {
  const known = Array<CriterionResult | undefined>(conditions.length);
  return (place) => {
    const present = known[place];
    if (present !== undefined) return present;
    const criterion = conditions[place];
    const [result] = criterion === undefined ? [] : decideFit(facts, [criterion], day).criteria;
    known[place] = result;
    return result;
  };
}

function verdictOf({ conditions }: IndexedProgramme, on: Decided): FitVerdict {
  let verdict: FitVerdict = conditions.length === 0 ? 'check' : 'eligible';
  for (const place of conditions) {
    const outcome = on(place)?.verdict;
    if (outcome === 'fails') return 'not_eligible';
    if (outcome === 'unknown') verdict = 'check';
  }
  return verdict;
}

function placeOfDeciding(
  { conditions }: IndexedProgramme,
  verdict: FitVerdict,
  on: Decided,
): number | undefined {
  const wanted: CriterionVerdict = verdict === 'not_eligible' ? 'fails' : 'unknown';
  return conditions.find((place) => on(place)?.verdict === wanted);
}

/** Whether two readings of a programme decide every company alike: the same conditions, whatever their words. */
export function decideAlike(one: readonly Criterion[], other: readonly Criterion[]): boolean {
  const basis = (criteria: readonly Criterion[]) =>
    [...criteria]
      .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)))
      .map(({ polarity, rule, confidence }) => [polarity, rule, confidence >= DECIDING_CONFIDENCE]);
  return isDeepStrictEqual(basis(one), basis(other));
}
