import { type CompanyFacts, UNKNOWN_COMPANY } from '../facts/company-facts.js';
import { COMPANY_SIZES } from '../facts/vocabulary.js';
import { sizesOf } from './sizes-of.js';
import { SIZE_TABLE } from './statutory-sizes.js';

const EOK = 100_000_000;
type Firm = readonly [industry: string | null, eok: number, employees: number | null];
const company = ([industry, eok, employees]: Firm): CompanyFacts => ({
  ...UNKNOWN_COMPANY,
  foundedOn: '2001-01-01',
  industries: industry === null ? null : [industry],
  employees,
  salesKrw: [2022, 2023, 2024, 2025].map((year) => ({ year, krw: eok * EOK })),
});
const on = (today: string) => ({ today, sizes: SIZE_TABLE });

describe('sizesOf', () => {
  it.each([
    [['62010', 900, 50], '2025-08-31', ['medium', 'mid-market', 'large']],
    [['62010', 800, 50], '2025-08-31', ['medium']],
    [['49302', 900, 50], '2025-08-31', ['medium', 'mid-market', 'large']],
    [['49302', 900, 50], '2026-11-30', ['medium']], // 운수 및 창고업: 800 to 1,000억 원
    [['62010', 900, 50], '2026-11-30', ['medium', 'mid-market', 'large']], // not known whether this line rose
    [['62010', 50, 50], '2025-08-31', ['small']],
    [['62010', 51, 50], '2025-08-31', ['medium']],
    [['62010', 60, 50], '2026-11-30', ['small', 'medium']], // 50 to 70억 원
    [['26110', 100, 9], '2026-11-30', ['micro']],
    [['26110', 100, 10], '2026-11-30', ['small']],
    [['62010', 10, 5], '2026-11-30', ['small']],
    [['C', 20, 3], '2026-11-30', ['micro', 'medium']], // repair of machinery (34) may end at 15억 원
    [[null, 5, 3], '2026-11-30', ['micro']],
    [[null, 5, 7], '2026-11-30', ['micro', 'small']],
    [['84111', 5, null], '2026-11-30', COMPANY_SIZES], // no line of the table
    [['62010', 5, null], '2015-06-01', COMPANY_SIZES], // before the table
  ] as const)('industry, 억 원 and employees %j on %s: %j', (facts, today, sizes) => {
    expect(sizesOf(company(facts), on(today))).toEqual(sizes);
  });

  it('leaves all classes to a company of which nothing is known', () => {
    expect(sizesOf(UNKNOWN_COMPANY, on('2026-11-30'))).toEqual(COMPANY_SIZES);
  });
});

describe('SIZE_TABLE', () => {
  it('never lowers a ceiling and stays within what was announced in 2025', () => {
    const [before, since] = SIZE_TABLE.periods.map(({ industries }) => industries);
    for (const line of since ?? []) {
      const old = before?.find(({ codes }) => codes.includes(line.codes[0] ?? ''));
      expect(line.sme.atLeastKrw).toBeGreaterThanOrEqual(old?.sme.atLeastKrw ?? Number.NaN);
      expect(line.sme.atMostKrw).toBeLessThanOrEqual(1800 * EOK);
      expect(line.small.atLeastKrw).toBeGreaterThanOrEqual(15 * EOK);
      expect(line.small.atMostKrw).toBeLessThanOrEqual(140 * EOK);
    }
    expect(since?.length).toBeGreaterThan(40);
  });
});
