import { addDays, addMonths, isDay } from '../calendar.js';
import { type Bound, type FirmAgeRule } from '../criteria/criterion.js';
import { type CompanyFacts } from '../facts/company-facts.js';
import { type CriterionResult, type Decision, type FitResult } from '../verdict/verdict.js';
import { GROWTH_STAGES, type GrowthStage, type GrowthStep } from './ranking.js';

/** A programme with what was decided on the company by it. */
export interface GrowthProgramme<D extends Decision = CriterionResult> {
  readonly programmeId: string;
  readonly result: FitResult<D>;
}

/** Months up to which something is "next year". */
const NEXT_YEAR_MONTHS = 12;

/**
 * Which programmes the firm grows into and when, by age and size alone: those whose other criteria fail are left out, and
 * so are those without a criterion of age, employees or sales. By stage, then by day, then by id. None without a founding day.
 * @param today `YYYY-MM-DD`, the day on which it was decided
 */
export function planGrowth<D extends Decision>(
  facts: CompanyFacts,
  programmes: readonly GrowthProgramme<D>[],
  today: string,
): readonly GrowthStep<D>[] {
  const { foundedOn } = facts;
  if (foundedOn === null || !isDay(foundedOn) || foundedOn > today) return [];
  return programmes
    .flatMap(({ programmeId, result }) => {
      const growing = result.criteria.filter(isGrowing);
      if (growing.length === 0 || result.criteria.some((one) => one.verdict === 'fails' && !isGrowing(one)))
        return [];
      const growsInto = growing.filter(isToGrowInto);
      const outgrown = growing.some((one) => one.verdict === 'fails' && isOutgrown(one));
      const { from, to } = spanOf(growing, foundedOn);
      const stage = outgrown ? 'never' : stageOf({ from, to }, growsInto.length > 0, today);
      return [{ programmeId, stage, from, to, growsInto, verdictNow: result.verdict }];
    })
    .sort(compareSteps);
}

function isGrowing({ rule, polarity }: Decision): boolean {
  return polarity === 'requires' && ['firm-age', 'employees', 'sales'].includes(rule.kind);
}

/** A number that is not reached yet. */
function isToGrowInto({ rule, verdict, value }: Decision): boolean {
  if (verdict !== 'fails' || (rule.kind !== 'employees' && rule.kind !== 'sales')) return false;
  return value?.kind === 'number' && rule.min !== null && value.value <= rule.min.value;
}

/** More employees or sales than the programme takes: growing does not help. */
function isOutgrown(result: Decision): boolean {
  return (result.rule.kind === 'employees' || result.rule.kind === 'sales') && !isToGrowInto(result);
}

interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/** The days on which every rule on the age of the firm holds. */
function spanOf(growing: readonly Decision[], foundedOn: string): Span {
  const ages = growing.flatMap(({ rule }) => (rule.kind === 'firm-age' ? [rule] : []));
  const starts = ages.flatMap((rule) => (rule.min === null ? [] : [startOf(rule, rule.min, foundedOn)]));
  const ends = ages.flatMap((rule) => (rule.max === null ? [] : [endOf(rule, rule.max, foundedOn)]));
  return { from: starts.sort().at(-1) ?? null, to: ends.sort()[0] ?? null };
}

function anniversaryOf({ unit }: FirmAgeRule, { value }: Bound, foundedOn: string): string {
  return addMonths(foundedOn, Math.round(unit === 'years' ? value * 12 : value));
}

function startOf(rule: FirmAgeRule, min: Bound, foundedOn: string): string {
  return addDays(anniversaryOf(rule, min, foundedOn), min.inclusive ? 0 : 1);
}

function endOf(rule: FirmAgeRule, max: Bound, foundedOn: string): string {
  return addDays(anniversaryOf(rule, max, foundedOn), max.inclusive ? 0 : -1);
}

function stageOf({ from, to }: Span, hasToGrow: boolean, today: string): GrowthStage {
  if ((to !== null && to < today) || (from !== null && to !== null && to < from)) return 'never';
  if (hasToGrow) return 'later';
  if (from === null || from <= today) return 'now';
  return from <= addMonths(today, NEXT_YEAR_MONTHS) ? 'next-year' : 'later';
}

function compareSteps(a: GrowthStep<Decision>, b: GrowthStep<Decision>): number {
  const byStage = GROWTH_STAGES.indexOf(a.stage) - GROWTH_STAGES.indexOf(b.stage);
  return byStage || compareText(a.from ?? '', b.from ?? '') || compareText(a.programmeId, b.programmeId);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
