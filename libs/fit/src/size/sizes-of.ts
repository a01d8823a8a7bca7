import { type CompanyFacts, type FactName } from '../facts/company-facts.js';
import { averageSales } from '../facts/sales-of.js';
import { COMPANY_SIZES, type CompanySize } from '../facts/vocabulary.js';
import { isWithin, sectionOf, toIndustryCode } from '../ksic/find-industry.js';
import { type Ceiling, type SizePeriod, type SizeTable } from './size-table.js';

/** The size classes that a company may belong to, and which facts would narrow them down. */
export interface PossibleSizes {
  /** Smallest first; one when the class is derived, all five when nothing is known. */
  readonly sizes: readonly CompanySize[];
  readonly asks: readonly FactName[];
  /** Whether sales, industry and employees leave the stated class no room: then it stands beside what they leave. */
  readonly isContradictory: boolean;
}

interface Span {
  readonly low: number;
  readonly high: number;
}

/**
 * The possible size classes: those that average sales, main industry and employees leave over, and of them the stated
 * one where it is stated. A firm above the ceiling may still count as medium during its years of grace, so `medium` stays
 * possible there. That the firm is independent and has assets below the limit is taken as given: a firm of a group states
 * its class. @param today `YYYY-MM-DD`; the ceilings in force on that day hold
 */
export function possibleSizes(facts: CompanyFacts, today: string, table: SizeTable): PossibleSizes {
  const derived = derivedSizes(facts, today, table);
  const { statedSize } = facts;
  if (statedSize === null) {
    const asks = derived.length === 1 ? [] : missingOf(facts, today);
    return { sizes: derived, asks, isContradictory: false };
  }
  if (derived.includes(statedSize)) return { sizes: [statedSize], asks: [], isContradictory: false };
  const both = COMPANY_SIZES.filter((size) => size === statedSize || derived.includes(size));
  return { sizes: both, asks: [], isContradictory: true };
}

function derivedSizes(facts: CompanyFacts, today: string, table: SizeTable): readonly CompanySize[] {
  const sales = salesSpan(facts, today);
  const employees = employeesOf(facts);
  const limit = microLimit(facts, table);
  const { sme, small } = ceilingsOf(facts, today, table);
  const isMaybe: Readonly<Record<CompanySize, boolean>> = {
    micro: sales.low <= small.atMostKrw && employees.low < limit.high,
    small: sales.low <= small.atMostKrw && employees.high >= limit.low,
    medium: sales.high > small.atLeastKrw,
    'mid-market': sales.high > sme.atLeastKrw,
    large: sales.high > sme.atLeastKrw,
  };
  return COMPANY_SIZES.filter((size) => isMaybe[size]);
}

/** The size classes that facts, day and ceilings leave over, smallest first; one when the class is derived. */
export function sizesOf(
  facts: CompanyFacts,
  context: { readonly today: string; readonly sizes: SizeTable },
): readonly CompanySize[] {
  return possibleSizes(facts, context.today, context.sizes).sizes;
}

function salesSpan(facts: CompanyFacts, today: string): Span {
  const sales = averageSales(facts, today);
  return sales.state === 'known'
    ? { low: sales.lowKrw, high: sales.highKrw }
    : { low: 0, high: Number.POSITIVE_INFINITY };
}

function employeesOf({ employees }: CompanyFacts): Span {
  return employees === null || !Number.isFinite(employees) || employees < 0
    ? { low: 0, high: Number.POSITIVE_INFINITY }
    : { low: employees, high: employees };
}

/** The limit of the main industry; of all that it may be where it is not known. */
function microLimit(facts: CompanyFacts, { micro }: SizeTable): Span {
  const section = sectionOf(facts.industries?.[0] ?? '');
  if (section === undefined) return { low: micro.elsewhere, high: micro.inSections };
  const limit = micro.sections.includes(section) ? micro.inSections : micro.elsewhere;
  return { low: limit, high: limit };
}

interface Ceilings {
  readonly sme: Ceiling;
  readonly small: Ceiling;
}

const NO_CEILING: Ceiling = { atLeastKrw: -1, atMostKrw: Number.POSITIVE_INFINITY };

/** The ceilings of the main industry; what all lines span that it may belong to where it is known roughly or not at all. */
function ceilingsOf(facts: CompanyFacts, today: string, table: SizeTable): Ceilings {
  const period = table.periods.find(({ from, to }) => from <= today && (to === null || today <= to));
  if (period === undefined) return { sme: NO_CEILING, small: NO_CEILING };
  const ceilings = CEILINGS.get(period) ?? new Map<string, Ceilings>();
  CEILINGS.set(period, ceilings);
  const main = toIndustryCode(facts.industries?.[0] ?? '') ?? facts.industries?.[0];
  const key = main ?? '';
  const known = ceilings.get(key) ?? findCeilings(period, main);
  if (ceilings.size < MOST_KEPT) ceilings.set(key, known);
  return known;
}

/** Ceilings by main industry, found once for each. */
const CEILINGS = new WeakMap<SizePeriod, Map<string, Ceilings>>();
const MOST_KEPT = 5_000;

function findCeilings({ industries }: SizePeriod, main: string | undefined): Ceilings {
  const lines = industries.filter(
    ({ codes }) => main === undefined || codes.some((code) => isWithin(main, code) || isWithin(code, main)),
  );
  if (lines.length === 0) return { sme: NO_CEILING, small: NO_CEILING };
  return { sme: spanOf(lines.map(({ sme }) => sme)), small: spanOf(lines.map(({ small }) => small)) };
}

function spanOf(ceilings: readonly Ceiling[]): Ceiling {
  return {
    atLeastKrw: Math.min(...ceilings.map(({ atLeastKrw }) => atLeastKrw)),
    atMostKrw: Math.max(...ceilings.map(({ atMostKrw }) => atMostKrw)),
  };
}

function missingOf(facts: CompanyFacts, today: string): readonly FactName[] {
  const sales = averageSales(facts, today);
  return [
    ...(sales.state === 'missing' ? sales.asks : []),
    ...(facts.industries === null ? (['industries'] as const) : []),
    ...(facts.employees === null ? (['employees'] as const) : []),
    'statedSize',
  ];
}
