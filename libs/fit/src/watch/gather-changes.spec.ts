import fc from 'fast-check';
import { arbitraryCriteria, arbitraryFacts, CONTEXT } from '../../test/support/arbitrary-fit.js';
import { addDays } from '../calendar.js';
import { type Criterion, type Rule } from '../criteria/criterion.js';
import { type CompanyFacts, UNKNOWN_COMPANY } from '../facts/company-facts.js';
import { explainGathering, gatherChanges, MOST_NAMED, MOST_SINGLE } from './gather-changes.js';
import { indexConditions, verdictsMovedBy } from './timed-criteria.js';

const requires = (rule: Rule): Criterion => ({
  ...{ id: 'c1', polarity: 'requires', sentence: '', span: null, confidence: 1, origin: 'staff' },
  rule,
});
const upTo = (value: number) => ({ min: null, max: { value, inclusive: true } });
const sales = (krw: number) => requires({ kind: 'sales', basis: 'unstated', ...upTo(krw) });
const age = (years: number) => requires({ kind: 'firm-age', unit: 'years', ...upTo(years) });
const many = (count: number, of: string, criterion: (at: number) => Criterion) =>
  Array.from({ length: count }, (_, at) => ({ id: `${of}${String(at)}`, criteria: [criterion(at)] }));

const FACTS: CompanyFacts = {
  ...UNKNOWN_COMPANY,
  ...{ preFounder: false, foundedOn: '2019-06-01', salesKrw: [{ year: 2025, krw: 1_000_000_000 }] },
};
const changesOf = (
  programmes: Parameters<typeof indexConditions>[0],
  facts = FACTS,
  after = '2027-01-01',
) => {
  const days = { before: { ...CONTEXT, today: '2026-12-31' }, after: { ...CONTEXT, today: after } };
  return gatherChanges(verdictsMovedBy(facts, indexConditions(programmes), days), facts, after);
};

describe('gatherChanges', () => {
  it('makes one of many that lack the same fact, whatever their thresholds', () => {
    const { single, gathered } = changesOf(many(40, 'p', (at) => sales((at + 20) * 100_000_000)));
    expect(single).toEqual([]);
    expect(gathered.map(({ gathering }) => gathering)).toEqual([
      {
        ...{ count: 40, kind: 'sales', fact: 'salesKrw', year: 2026 },
        programmeIds: ['p0', 'p1', 'p10', 'p11', 'p12'],
      },
    ]);
  });

  it('tells few one by one, and never joins what changed otherwise', () => {
    const turned = [...many(MOST_SINGLE, 's', () => sales(2e9)), ...many(4, 'a', () => age(8))];
    const { single, gathered } = changesOf(turned, FACTS, '2027-01-01');
    expect(single.map(({ programmeId }) => programmeId)).toEqual(['s0', 's1', 's2']);
    expect(gathered).toEqual([]);
    const later = changesOf(turned, FACTS, '2027-06-02');
    expect(later.gathered.map(({ gathering: { count, kind, fact } }) => [count, kind, fact])).toEqual([
      [4, 'firm-age', null],
    ]);
  });

  it('loses no change and invents none', () => {
    const day = fc.integer({ min: 1, max: 900 }).map((days) => addDays('2026-12-31', days));
    fc.assert(
      fc.property(
        arbitraryFacts,
        fc.array(arbitraryCriteria, { maxLength: 12 }),
        day,
        (facts, all, after) => {
          const programmes = all.map((criteria, at) => ({ id: String(at), criteria }));
          const days = { before: { ...CONTEXT, today: '2026-12-31' }, after: { ...CONTEXT, today: after } };
          const moved = verdictsMovedBy(facts, indexConditions(programmes), days);
          const { single, gathered } = gatherChanges(moved, facts, after);
          const counted = gathered.reduce((sum, { gathering }) => sum + gathering.count, single.length);
          expect(counted).toBe(moved.length);
          for (const { gathering } of gathered) {
            expect(gathering.count).toBeGreaterThan(MOST_SINGLE);
            expect(gathering.programmeIds.length).toBe(Math.min(gathering.count, MOST_NAMED));
          }
        },
      ),
    );
  });
});

describe('explainGathering', () => {
  it('says what is missing, or of what kind the conditions are', () => {
    const none = { kind: null, fact: null, year: null };
    expect(explainGathering({ ...none, fact: 'salesKrw', year: 2026 }).ko).toBe(
      '2026년 매출액이 아직 없습니다.',
    );
    expect(explainGathering({ ...none, fact: 'employees' }).ko).toBe(
      '상시근로자 수를 알아야 판단할 수 있습니다.',
    );
    expect(explainGathering({ ...none, kind: 'firm-age' }).en).toBe(
      'Conditions of the same kind decide: firm age.',
    );
  });
});
