import { type EmployeesRule, type SalesRule, type SizeRule } from '../criteria/criterion.js';
import { type CompanyFacts } from '../facts/company-facts.js';
import { averageSales, latestSales } from '../facts/sales-of.js';
import { possibleSizes } from '../size/sizes-of.js';
import { compared, isInRange, type Judgement, missing, undecided } from './judgement.js';
import { type FitContext } from './verdict.js';

/** Whether the number of regular employees is in the range. */
export function judgeEmployees(rule: EmployeesRule, { employees }: CompanyFacts): Judgement {
  if (employees === null) return missing('employees');
  if (!Number.isFinite(employees) || employees < 0) return undecided('contradictory');
  return compared(isInRange(employees, rule), { kind: 'number', unit: 'persons', value: employees });
}

/** Whether the sales are in the range. */
export function judgeSales(rule: SalesRule, facts: CompanyFacts, today: string): Judgement {
  const isAverage = rule.basis === 'three-year-average';
  const sales = isAverage ? averageSales(facts, today) : latestSales(facts, today);
  if (sales.state === 'missing') return missing(...sales.asks);
  if (sales.state !== 'known') return undecided(sales.state);
  const { lowKrw, highKrw } = sales;
  const holds = isInRange(lowKrw, rule);
  const isBetween = holds !== isInRange(highKrw, rule) || (!holds && straddles(lowKrw, highKrw, rule));
  if (isBetween) return missing('foundedOn');
  return compared(holds, { kind: 'number', unit: 'krw', value: Math.round(lowKrw) });
}

/** Both ends lie outside, on different sides: what lies between may be inside. */
function straddles(low: number, high: number, { min, max }: SalesRule): boolean {
  return !isInRange(low, { min, max: null }) && !isInRange(high, { min: null, max });
}

/** Whether the size class is among those of the rule: of all possible ones, of none, or of some. */
export function judgeSize(rule: SizeRule, facts: CompanyFacts, context: FitContext): Judgement {
  const { sizes, asks, isContradictory } = possibleSizes(facts, context.today, context.sizes);
  const fitting = sizes.filter((size) => rule.sizes.includes(size));
  const value = { kind: 'size', sizes } as const;
  if (fitting.length === sizes.length) return compared(true, value);
  if (fitting.length === 0) return compared(false, value);
  if (isContradictory) return undecided('contradictory', value);
  return { truth: 'unknown', reason: isSalesOpen(asks) ? 'fact-missing' : 'threshold-unknown', value, asks };
}

/** Only the stated class is left to ask for: then it is the ceiling that is not known exactly. */
function isSalesOpen(asks: readonly string[]): boolean {
  return asks.some((fact) => fact !== 'statedSize');
}
