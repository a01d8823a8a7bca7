import fc from 'fast-check';
import { arbitraryCriteria, arbitraryFacts, CONTEXT } from '../../test/support/arbitrary-fit.js';
import { addDays } from '../calendar.js';
import { UNKNOWN_COMPANY } from '../facts/company-facts.js';
import { decideFit } from './decide-fit.js';
import { nextDueDay } from './next-due-day.js';

const { sizes } = CONTEXT;
const on = (today: string) => ({ today, sizes });

describe('nextDueDay', () => {
  it('is the day on which an age is reached, or passed', () => {
    const facts = { ...UNKNOWN_COMPANY, foundedOn: '2019-12-02' };
    expect(nextDueDay(facts, on('2026-11-30'))).toBe('2026-12-02');
    expect(nextDueDay(facts, on('2026-12-02'))).toBe('2026-12-03');
    expect(nextDueDay(facts, on('2026-12-03'))).toBe('2027-01-01');
  });

  it('is the turn of the year where sales are known, and the day on which a site opens or is gone', () => {
    const facts = { ...UNKNOWN_COMPANY, salesKrw: [{ year: 2025, krw: 1 }] };
    const site = {
      site: 'factory',
      province: 'ulsan',
      district: null,
      from: null,
      to: '2026-12-24',
    } as const;
    expect(nextDueDay(facts, on('2026-11-30'))).toBe('2027-01-01');
    expect(nextDueDay({ ...facts, sites: [site] }, on('2026-11-30'))).toBe('2026-12-25');
  });

  it('is none where nothing is known that time moves', () => {
    expect(nextDueDay({ ...UNKNOWN_COMPANY, employees: 3 }, on('2026-11-30'))).toBeNull();
  });

  it('comes before any verdict changes by time alone', () => {
    const days = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(arbitraryFacts, arbitraryCriteria, days, days, (facts, criteria, from, ahead) => {
        const today = addDays('2025-01-01', from);
        const due = nextDueDay(facts, on(today)) ?? '9999-12-31';
        const later = addDays(today, ahead);
        const last = later < due ? later : addDays(due, -1);
        const [before, after] = [today, last].map((day) => decideFit(facts, criteria, on(day)));
        expect(after?.verdict).toBe(before?.verdict);
        expect(after?.criteria.map(({ verdict }) => verdict)).toEqual(
          before?.criteria.map(({ verdict }) => verdict),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
