import fc from 'fast-check';
import { UNKNOWN_COMPANY } from '../facts/company-facts.js';
import { countCompanies, type CountedProfile, LEAST_COMPANIES } from './count-companies.js';

const TODAY = '2026-11-29';
const many = (count: number, facts: Partial<CountedProfile['facts']>): readonly CountedProfile[] =>
  Array.from({ length: count }, (_, at) => ({
    companyId: `${String(count)}-${String(at)}`,
    facts: { ...UNKNOWN_COMPANY, ...facts },
  }));

describe('countCompanies', () => {
  it('says nothing of fewer than five, and cuts what is above to multiples of five', () => {
    expect(countCompanies(many(4, { employees: 3 }), TODAY)).toEqual([]);
    expect(countCompanies(many(9, { employees: 7 }), TODAY)).toEqual([
      { facet: 'companies', value: 'all', atLeast: 5 },
      { facet: 'employees', value: '5-10', atLeast: 5 },
    ]);
  });

  it('counts a company once, however many profiles it has', () => {
    const one = { companyId: 'a', facts: { ...UNKNOWN_COMPANY, employees: 3 } };
    expect(
      countCompanies(
        Array.from({ length: 12 }, () => one),
        TODAY,
      ),
    ).toEqual([]);
  });

  it('goes by the seat of today and by whole years since the founding', () => {
    const site = { site: 'head-office', province: 'ulsan', district: null, from: null } as const;
    const here = many(5, { sites: [{ ...site, to: null }], foundedOn: '2023-11-30' });
    const left = many(6, { sites: [{ ...site, to: '2026-11-28' }], foundedOn: '2023-11-29' });
    expect(countCompanies([...here, ...left], TODAY)).toEqual([
      { facet: 'age', value: '1-3', atLeast: 5 },
      { facet: 'age', value: '3-7', atLeast: 5 },
      { facet: 'companies', value: 'all', atLeast: 10 },
      { facet: 'province', value: 'ulsan', atLeast: 5 },
    ]);
  });

  it('never moves by one company alone in a way that shows it, unless a multiple of five is passed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (count) => {
        const [before, after] = [many(count, {}), many(count + 1, {})];
        const isSame =
          JSON.stringify(countCompanies(before, TODAY)) === JSON.stringify(countCompanies(after, TODAY));
        return isSame === ((count + 1) % LEAST_COMPANIES !== 0);
      }),
    );
  });
});
