import { type CompanyFacts } from '../facts/company-facts.js';

/** The smallest number of companies of which anything is said; numbers are cut to multiples of it. */
export const LEAST_COMPANIES = 5;

export const COUNTED_FACETS = ['companies', 'province', 'employees', 'age', 'ai-stage'] as const;
/** What companies are counted by: all of them, seat, regular employees, years since founding, AI stage. */
export type CountedFacet = (typeof COUNTED_FACETS)[number];

/** A number of companies, as those who work here may see it. */
export interface CompanyCount {
  readonly facet: CountedFacet;
  readonly value: string;
  /** A multiple of five: there are at least so many, and fewer than five more. */
  readonly atLeast: number;
}

/** What a company says of itself in one profile. */
export interface CountedProfile {
  readonly companyId: string;
  readonly facts: CompanyFacts;
}

/** Ends of the bands, each below the next; the last one is open. */
const EMPLOYEES = [5, 10, 50, 100, 300] as const;
const YEARS = [1, 3, 7, 10, 20] as const;

/**
 * Counts companies, not profiles: one that says something in two profiles counts once. Numbers are cut down to multiples of five, and what is
 * left of fewer than five is not there at all, so that neither a number nor the difference of two points at one company.
 * @param today `YYYY-MM-DD`
 */
export function countCompanies(profiles: readonly CountedProfile[], today: string): readonly CompanyCount[] {
  const companies = new Map<string, Set<string>>();
  for (const { companyId, facts } of profiles) {
    for (const [facet, value] of placesOf(facts, today)) {
      const key = JSON.stringify([facet, value]);
      companies.set(key, (companies.get(key) ?? new Set()).add(companyId));
    }
  }
  return [...companies]
    .flatMap(([key, ids]): readonly CompanyCount[] => {
      const [facet, value] = JSON.parse(key) as [CountedFacet, string];
      const atLeast = ids.size - (ids.size % LEAST_COMPANIES);
      return atLeast === 0 ? [] : [{ facet, value, atLeast }];
    })
    .sort((a, b) => compare(a.facet, b.facet) || b.atLeast - a.atLeast || compare(a.value, b.value));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function placesOf(facts: CompanyFacts, today: string): readonly (readonly [CountedFacet, string])[] {
  const { employees, foundedOn, sites, aiStages } = facts;
  const years = foundedOn === null ? null : yearsBetween(foundedOn, today);
  return [
    ['companies', 'all'],
    ...(employees === null ? [] : [['employees', bandOf(employees, EMPLOYEES)] as const]),
    ...(years === null || years < 0 ? [] : [['age', bandOf(years, YEARS)] as const]),
    ...(sites ?? [])
      .filter(({ site, to }) => site === 'head-office' && (to === null || to >= today))
      .map(({ province }) => ['province', province] as const),
    ...(aiStages ?? []).map((stage) => ['ai-stage', stage] as const),
  ];
}

/** `5-10` for from five to below ten; `-5` below the first end, `300-` from the last on. */
function bandOf(value: number, ends: readonly number[]): string {
  const at = ends.findIndex((end) => value < end);
  const [from, to] = at === -1 ? [ends.at(-1), undefined] : [ends[at - 1], ends[at]];
  return `${from === undefined ? '' : String(from)}-${to === undefined ? '' : String(to)}`;
}

function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}
