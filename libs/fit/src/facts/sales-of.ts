import { isDay } from '../calendar.js';
import { type CompanyFacts } from './company-facts.js';

/** Sales as far as the facts tell: between two figures in won, which are the same where they are known exactly. */
export type KnownSales =
  | { readonly state: 'known'; readonly lowKrw: number; readonly highKrw: number }
  /** Facts are missing. */
  | { readonly state: 'missing'; readonly asks: readonly ('salesKrw' | 'foundedOn')[] }
  /** The facts exclude each other or are impossible. */
  | { readonly state: 'contradictory' }
  /** There is no full year of business to speak of. */
  | { readonly state: 'too-young' };

type SalesFacts = Pick<CompanyFacts, 'salesKrw' | 'foundedOn'>;

/** Sales of the year before the day; none, that is 0, for a firm founded after it. @param today `YYYY-MM-DD` */
export function latestSales(facts: SalesFacts, today: string): KnownSales {
  if (isContradictory(facts, today)) return { state: 'contradictory' };
  const year = Number(today.slice(0, 4)) - 1;
  const founded = facts.foundedOn === null ? undefined : Number(facts.foundedOn.slice(0, 4));
  if (founded !== undefined && founded > year) return exactly(0);
  const sales = salesIn(facts, year);
  return sales === undefined ? { state: 'missing', asks: ['salesKrw'] } : exactly(sales);
}

/**
 * Average of the last three closed years, or of the full ones among them for a younger firm, as the SME Act has it. When
 * the day of founding is not known the average lies between those of three and of two years. @param today `YYYY-MM-DD`
 */
export function averageSales(facts: SalesFacts, today: string): KnownSales {
  if (isContradictory(facts, today)) return { state: 'contradictory' };
  const last = Number(today.slice(0, 4)) - 1;
  const { foundedOn } = facts;
  if (foundedOn === null) {
    const [three, two] = [averageOf(facts, [last, last - 1, last - 2]), averageOf(facts, [last, last - 1])];
    if (three === undefined || two === undefined)
      return { state: 'missing', asks: ['foundedOn', 'salesKrw'] };
    return { state: 'known', lowKrw: Math.min(three, two), highKrw: Math.max(three, two) };
  }
  const full = [last, last - 1, last - 2].filter((year) => foundedOn <= `${String(year)}-01-01`);
  if (full.length === 0) return { state: 'too-young' };
  const average = averageOf(facts, full);
  return average === undefined ? { state: 'missing', asks: ['salesKrw'] } : exactly(average);
}

const exactly = (krw: number): KnownSales => ({ state: 'known', lowKrw: krw, highKrw: krw });

function salesIn({ salesKrw }: SalesFacts, year: number): number | undefined {
  return salesKrw?.find((sales) => sales.year === year)?.krw;
}

function averageOf(facts: SalesFacts, years: readonly number[]): number | undefined {
  const sales = years.map((year) => salesIn(facts, year));
  return sales.some((krw) => krw === undefined)
    ? undefined
    : sales.reduce<number>((sum, krw) => sum + (krw ?? 0), 0) / years.length;
}

/** Sales before the founding, a year given twice, or a figure that none can be. */
function isContradictory({ salesKrw, foundedOn }: SalesFacts, today: string): boolean {
  if (foundedOn !== null && (!isDay(foundedOn) || foundedOn > today)) return true;
  if (salesKrw === null) return false;
  const years = new Set(salesKrw.map(({ year }) => year));
  const founded = foundedOn === null ? 0 : Number(foundedOn.slice(0, 4));
  return (
    years.size < salesKrw.length ||
    salesKrw.some(({ year, krw }) => year < founded || !Number.isFinite(krw) || krw < 0)
  );
}
