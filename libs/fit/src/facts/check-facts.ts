import { completedMonths, isDay } from '../calendar.js';
import { toIndustryCode } from '../ksic/find-industry.js';
import { type CompanyFacts, type YearSales } from './company-facts.js';
import { type FactQuestion, type FactQuestionCode } from './fact-question.js';

/** The year of the first modern companies of Korea; an earlier founding is a slip. */
const EARLIEST_FOUNDING = '1876-01-01';
/** More regular employees than the largest employer of Korea has. */
const MOST_EMPLOYEES = 300_000;
/** Sales for each employee in won below which a figure was likely typed in another unit: less than a month's minimum wage. */
const LEAST_SALES_PER_EMPLOYEE = 2_000_000;
/** Units in which sales are often written, in won, and the sales for each employee that are common: 2천만 to 20억 원. */
const SALES_UNITS = [10_000, 1_000_000, 100_000_000];
const COMMON_SALES_PER_EMPLOYEE = { low: 20_000_000, high: 2_000_000_000 };
const REPRESENTATIVE_AGE = { least: 14, most: 110 };

/**
 * Questions to a company about facts that are hardly as given: impossible ones and such as were likely typed in another
 * unit. Facts stay as they are; those that are impossible decide nothing. @param today `YYYY-MM-DD` in Seoul
 */
export function checkFacts(facts: CompanyFacts, today: string): readonly FactQuestion[] {
  return [
    ...checkFounding(facts, today),
    ...checkEmployees(facts),
    ...checkSales(facts, today),
    ...checkIndustries(facts),
    ...checkSites(facts),
    ...checkRepresentative(facts, today),
  ];
}

function question(
  code: FactQuestionCode,
  fact: FactQuestion['fact'],
  value: string | number,
  suggestion: string | null = null,
): FactQuestion {
  return { code, fact, value: String(value), suggestion };
}

function checkFounding({ foundedOn, preFounder }: CompanyFacts, today: string): readonly FactQuestion[] {
  if (foundedOn === null) return [];
  if (!isDay(foundedOn)) return [question('date-malformed', 'foundedOn', foundedOn)];
  if (foundedOn > today) return [question('founded-in-future', 'foundedOn', foundedOn)];
  if (foundedOn < EARLIEST_FOUNDING) return [question('founded-implausibly-early', 'foundedOn', foundedOn)];
  return preFounder === true ? [question('pre-founder-with-founding-day', 'preFounder', foundedOn)] : [];
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}

function checkEmployees({ employees }: CompanyFacts): readonly FactQuestion[] {
  if (employees === null) return [];
  if (!isCount(employees)) return [question('count-impossible', 'employees', employees)];
  return employees > MOST_EMPLOYEES ? [question('count-implausible', 'employees', employees)] : [];
}

function checkSales(facts: CompanyFacts, today: string): readonly FactQuestion[] {
  const sales = facts.salesKrw ?? [];
  const years = sales.map(({ year }) => year);
  const twice = new Set(years.filter((year, at) => years.indexOf(year) < at));
  return [
    ...sales.flatMap((one) => checkYear(one, facts, today)),
    ...[...twice].map((year) => question('sales-year-twice', 'salesKrw', year)),
  ];
}

function checkYear({ year, krw }: YearSales, facts: CompanyFacts, today: string): readonly FactQuestion[] {
  if (!isCount(krw)) return [question('sales-impossible', 'salesKrw', krw)];
  const founded = Number((facts.foundedOn ?? '0').slice(0, 4));
  if (!isCount(year) || year >= Number(today.slice(0, 4)) || year < founded)
    return [question('sales-of-unknown-year', 'salesKrw', year)];
  const { employees } = facts;
  const isPlausible =
    krw === 0 || employees === null || employees < 1 || krw >= employees * LEAST_SALES_PER_EMPLOYEE;
  return isPlausible ? [] : [question('sales-in-other-unit', 'salesKrw', krw, likelySales(krw, employees))];
}

/** The sales in won if the smallest unit was meant that gives a common figure; null when none does. */
function likelySales(written: number, employees: number): string | null {
  const { low, high } = COMMON_SALES_PER_EMPLOYEE;
  const krw = SALES_UNITS.map((unit) => written * unit).find(
    (sales) => sales >= low * employees && sales <= high * employees,
  );
  return krw === undefined ? null : String(krw);
}

function checkIndustries({ industries }: CompanyFacts): readonly FactQuestion[] {
  return (industries ?? [])
    .filter((code) => toIndustryCode(code) === undefined)
    .map((code) => question('industry-unknown', 'industries', code));
}

function checkSites({ sites }: CompanyFacts): readonly FactQuestion[] {
  return (sites ?? []).flatMap(({ from, to }) => {
    const malformed = [from, to].find((day) => day !== null && !isDay(day));
    if (typeof malformed === 'string') return [question('date-malformed', 'sites', malformed)];
    return from !== null && to !== null && to < from
      ? [question('site-ends-before-it-begins', 'sites', to)]
      : [];
  });
}

function checkRepresentative({ representativeBornOn }: CompanyFacts, today: string): readonly FactQuestion[] {
  if (representativeBornOn === null) return [];
  if (!isDay(representativeBornOn))
    return [question('date-malformed', 'representativeBornOn', representativeBornOn)];
  const years = Math.floor(completedMonths(representativeBornOn, today) / 12);
  const isPlausible = years >= REPRESENTATIVE_AGE.least && years <= REPRESENTATIVE_AGE.most;
  return isPlausible
    ? []
    : [question('representative-age-implausible', 'representativeBornOn', representativeBornOn)];
}
