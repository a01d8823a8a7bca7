import fc from 'fast-check';
import { type Criterion } from '../criteria/criterion.js';
import { UNKNOWN_COMPANY } from '../facts/company-facts.js';
import { SIZE_TABLE } from '../size/statutory-sizes.js';
import { decideFit } from '../verdict/decide-fit.js';
import { FIT_VERDICTS } from '../verdict/verdict.js';
import { changeOf, isSameVerdict, type StoredVerdict, toStoredVerdict } from './verdict-change.js';

const employees: Criterion = {
  ...{ id: 'c1', polarity: 'requires', sentence: '상시근로자 50인 미만', span: null, confidence: 1 },
  origin: 'staff',
  rule: { kind: 'employees', min: null, max: { value: 50, inclusive: false } },
};
const decide = (count: number | null, criteria: readonly Criterion[]) =>
  decideFit({ ...UNKNOWN_COMPANY, employees: count }, criteria, { today: '2026-11-30', sizes: SIZE_TABLE });
const stored = (count: number | null, criteria = [employees], from: Partial<StoredVerdict> = {}) =>
  toStoredVerdict(decide(count, criteria), { profileRevision: 1, programmeStamp: 'a', ...from });

describe('toStoredVerdict', () => {
  it('keeps the criterion that is in the way, with its sentence and why', () => {
    expect(stored(80)).toMatchObject({
      verdict: 'not_eligible',
      deciding: { criterionId: 'c1', verdict: 'fails', sentence: '상시근로자 50인 미만' },
    });
    expect(stored(null)).toMatchObject({ verdict: 'check', deciding: { verdict: 'unknown' } });
    expect([stored(12).deciding, stored(12, []).deciding]).toEqual([null, null]);
  });
});

describe('isSameVerdict', () => {
  it('holds for what is decided from the same and comes to the same', () => {
    const one = stored(80);
    expect(isSameVerdict(one, stored(90))).toBe(true);
    const others = [
      stored(12),
      stored(null),
      { ...one, profileRevision: 2 },
      { ...one, programmeStamp: 'b' },
    ];
    for (const other of [undefined, ...others, { ...one, deciding: null }])
      expect(isSameVerdict(other, one)).toBe(false);
  });
});

describe('changeOf', () => {
  it('tells of a change by the programme, and of one by the passing of a day', () => {
    const [before, after] = [stored(80), stored(12)];
    expect(changeOf(before, { ...after, programmeStamp: 'b' })).toMatchObject({
      ...{ before: 'not_eligible', after: 'eligible', cause: 'programme', deciding: { verdict: 'fails' } },
    });
    expect(changeOf(after, before)).toMatchObject({ cause: 'day', deciding: { criterionId: 'c1' } });
  });

  it('says nothing of first verdicts, of verdicts that stay, and of what the company changed itself', () => {
    const verdict = fc.record({
      verdict: fc.constantFrom(...FIT_VERDICTS),
      deciding: fc.constant(null),
      profileRevision: fc.integer({ min: 1, max: 3 }),
      programmeStamp: fc.constantFrom('a', 'b'),
    });
    fc.assert(
      fc.property(fc.option(verdict, { nil: undefined }), verdict, (before, after) => {
        const isTold =
          before !== undefined &&
          before.verdict !== after.verdict &&
          before.profileRevision === after.profileRevision;
        expect(changeOf(before, after) !== undefined).toBe(isTold);
      }),
    );
  });
});
