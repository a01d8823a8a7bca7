import fc from 'fast-check';
import { arbitraryFacts } from '../../test/support/arbitrary-fit.js';
import { checkFacts } from './check-facts.js';
import { type CompanyFacts, UNKNOWN_COMPANY } from './company-facts.js';
import { FACT_QUESTION_CODES } from './fact-question.js';

const TODAY = '2026-11-30';
const codesOf = (facts: Partial<CompanyFacts>) =>
  checkFacts({ ...UNKNOWN_COMPANY, ...facts }, TODAY).map(({ code }) => code);

const site = { site: 'head-office', province: 'ulsan', district: null, from: null, to: null } as const;

describe('checkFacts', () => {
  it.each([
    [{ foundedOn: '2026-02-30' }, 'date-malformed'],
    [{ foundedOn: '2026-12-01' }, 'founded-in-future'],
    [{ foundedOn: '1702-03-04' }, 'founded-implausibly-early'],
    [{ foundedOn: '2024-01-02', preFounder: true }, 'pre-founder-with-founding-day'],
    [{ employees: -3 }, 'count-impossible'],
    [{ employees: 2.5 }, 'count-impossible'],
    [{ employees: 900_000 }, 'count-implausible'],
    [{ salesKrw: [{ year: 2025, krw: -1 }] }, 'sales-impossible'],
    [{ salesKrw: [{ year: 2026, krw: 1 }] }, 'sales-of-unknown-year'],
    [{ foundedOn: '2025-03-01', salesKrw: [{ year: 2024, krw: 1 }] }, 'sales-of-unknown-year'],
    [{ industries: ['소프트웨어'] }, 'industry-unknown'],
    [{ sites: [{ ...site, from: '2025-02-01', to: '2025-01-01' }] }, 'site-ends-before-it-begins'],
    [{ sites: [{ ...site, from: 'soon' }] }, 'date-malformed'],
    [{ representativeBornOn: '2020-01-01' }, 'representative-age-implausible'],
    [{ representativeBornOn: '1880-01-01' }, 'representative-age-implausible'],
    [{ representativeBornOn: '' }, 'date-malformed'],
  ] as const)('asks about %j: %s', (facts, code) => {
    expect(codesOf(facts)).toEqual([code]);
  });

  it('asks about sales of a year given twice', () => {
    const salesKrw = [1, 2].map((n) => ({ year: 2025, krw: n * 1e9 }));
    expect(codesOf({ salesKrw })).toEqual(['sales-year-twice']);
  });

  it.each([
    [500_000, 20, '5000000000'], // 50억 원 in 만원
    [5_000, 20, '5000000000'], // in 백만원
    [50, 20, '5000000000'], // in 억원
    [7, 90, null],
  ])('suggests what %d won of %d employees likely mean', (krw, employees, suggestion) => {
    const facts = { ...UNKNOWN_COMPANY, employees, salesKrw: [{ year: 2025, krw }] };
    expect(checkFacts(facts, TODAY)).toEqual([
      { code: 'sales-in-other-unit', fact: 'salesKrw', value: String(krw), suggestion },
    ]);
  });

  it('has no question where nothing is known or all is plausible', () => {
    expect(codesOf({})).toEqual([]);
    const plausible = {
      foundedOn: '2020-05-01',
      preFounder: false,
      employees: 20,
      salesKrw: [{ year: 2025, krw: 3_000_000_000 }],
      industries: ['62010', 'C26'],
      sites: [{ ...site, from: '2020-05-01' }],
      representativeBornOn: '1985-01-01',
    };
    expect(codesOf(plausible)).toEqual([]);
    expect(codesOf({ employees: 3, salesKrw: [{ year: 2025, krw: 0 }] })).toEqual([]);
  });

  it('takes any facts without throwing', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        for (const { code } of checkFacts(facts, TODAY)) expect(FACT_QUESTION_CODES).toContain(code);
      }),
    );
  });
});
