import fc from 'fast-check';
import { arbitraryCriteria, arbitraryFacts, CONTEXT } from '../../test/support/arbitrary-fit.js';
import { addDays } from '../calendar.js';
import { decideFit } from '../verdict/decide-fit.js';
import { explainCriterion } from '../explain/explain-fit.js';
import { decideAlike, indexConditions, verdictsMovedBy } from './timed-criteria.js';
import { changeOf } from './verdict-change.js';

const on = (today: string) => ({ ...CONTEXT, today });

describe('verdictsMovedBy', () => {
  it('names the programmes whose verdict is another on the other day, with what decides, and no others', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2025-01-01', days));
    const programmes = fc.array(arbitraryCriteria, { maxLength: 6 });
    let changes = 0;
    fc.assert(
      fc.property(arbitraryFacts, programmes, day, day, (facts, all, one, other) => {
        const decided = all.map((criteria, at) => ({ id: String(at), criteria }));
        const days = { before: on(one), after: on(other) };
        const moved = verdictsMovedBy(facts, indexConditions(decided), days);
        const expected = decided.flatMap(({ id, criteria }) => {
          const [before, after] = [one, other].map((today) => decideFit(facts, criteria, on(today)));
          const change = before && after && changeOf(before, after, 'day');
          return change === undefined ? [] : [{ id, change }];
        });
        changes += expected.length;
        const said = moved.map(({ programmeId, before, after, deciding }) => ({
          ...{ programmeId, before, after },
          why: deciding === null ? null : explainCriterion(deciding),
        }));
        expect(said.sort((a, b) => Number(a.programmeId) - Number(b.programmeId))).toEqual(
          expected.map(({ id, change: { before, after, deciding } }) => ({
            ...{ programmeId: id, before, after },
            why: deciding?.explanation ?? null,
          })),
        );
      }),
      { numRuns: 1_000 },
    );
    expect(changes).toBeGreaterThan(0);
  });
});

describe('indexConditions', () => {
  const age = (id: string, years: number, confidence = 1) => ({
    ...({ id, polarity: 'requires', sentence: '', span: null, confidence, origin: 'extracted' } as const),
    rule: { kind: 'firm-age', unit: 'years', min: null, max: { value: years, inclusive: true } } as const,
  });

  it('keeps a condition of many programmes once, and none that decides nothing or stays as it is', () => {
    const pre = { ...age('c2', 1), rule: { kind: 'employees', min: null, max: null } as const };
    const { timed } = indexConditions([
      { id: 'a', criteria: [age('c1', 7), pre] },
      { id: 'b', criteria: [age('c9', 7), age('c3', 3, 0.4)] },
    ]);
    expect(timed.map(({ programmes }) => programmes.map(({ id }) => id))).toEqual([['a', 'b']]);
  });

  it('sees conditions within alternatives', () => {
    const rule = { kind: 'any-of', rules: [{ kind: 'pre-founder' }, { kind: 'other' }] } as const;
    expect(indexConditions([{ id: 'a', criteria: [{ ...age('c1', 7), rule }] }]).timed).toHaveLength(1);
  });
});

describe('decideAlike', () => {
  it('holds whatever the order and the words, and never for what decides otherwise', () => {
    fc.assert(
      fc.property(arbitraryFacts, arbitraryCriteria, arbitraryCriteria, (facts, one, other) => {
        const reworded = [...one].reverse().map((criterion) => ({ ...criterion, sentence: '다른 말' }));
        expect(decideAlike(one, reworded)).toBe(true);
        if (decideAlike(one, other))
          expect(decideFit(facts, one, CONTEXT).verdict).toBe(decideFit(facts, other, CONTEXT).verdict);
        expect(one.length === other.length || !decideAlike(one, other)).toBe(true);
      }),
    );
  });
});
