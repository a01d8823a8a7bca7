import fc from 'fast-check';
import { arbitraryCriteria, arbitraryFacts, CONTEXT } from '../../test/support/arbitrary-fit.js';
import { type Criterion } from '../criteria/criterion.js';
import { UNKNOWN_COMPANY } from '../facts/company-facts.js';
import { decideFit } from '../verdict/decide-fit.js';
import { changeOf } from './verdict-change.js';

const employees: Criterion = {
  ...{ id: 'c1', polarity: 'requires', sentence: '상시근로자 50인 미만', span: null, confidence: 1 },
  origin: 'staff',
  rule: { kind: 'employees', min: null, max: { value: 50, inclusive: false } },
};
const decide = (count: number | null, criteria: readonly Criterion[] = [employees]) =>
  decideFit({ ...UNKNOWN_COMPANY, employees: count }, criteria, CONTEXT);

describe('changeOf', () => {
  it('names the criterion that is in the way, with its sentence', () => {
    expect(changeOf(decide(12), decide(80), 'programme')).toMatchObject({
      ...{ before: 'eligible', after: 'not_eligible', cause: 'programme' },
      deciding: { criterionId: 'c1', verdict: 'fails', sentence: '상시근로자 50인 미만' },
    });
    expect(changeOf(decide(12), decide(null), 'day')).toMatchObject({
      ...{ after: 'check', cause: 'day', deciding: { verdict: 'unknown' } },
    });
  });

  it('names what was in the way where nothing is any more, and nothing where there never was', () => {
    expect(changeOf(decide(80), decide(12), 'day')?.deciding).toMatchObject({ verdict: 'fails' });
    expect(changeOf(decide(12), decide(12, []), 'programme')).toMatchObject({
      after: 'check',
      deciding: null,
    });
  });

  it('has what decides once more without what the company gave', () => {
    const deciding = changeOf(decide(12), decide(80), 'programme')?.deciding;
    expect(deciding?.explanation.ko).toContain('80명');
    expect(deciding?.outline.ko).toBe('상시근로자 50명 미만 조건을 충족하지 않습니다.');
    expect(deciding?.outline.en).not.toContain('80');
  });

  it('tells of a verdict that is another, and of no other', () => {
    fc.assert(
      fc.property(arbitraryFacts, arbitraryCriteria, arbitraryCriteria, (facts, one, other) => {
        const [before, after] = [one, other].map((criteria) => decideFit(facts, criteria, CONTEXT));
        if (before === undefined || after === undefined) throw new Error('two verdicts are decided');
        expect(changeOf(before, after, 'day') !== undefined).toBe(before.verdict !== after.verdict);
      }),
    );
  });
});
