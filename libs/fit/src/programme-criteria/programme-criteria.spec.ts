import { DECIDING_CONFIDENCE } from '../criteria/criterion.js';
import { type Criterion } from '../criteria/criterion.js';
import { type Correction, STALE_CONFIDENCE, withCorrections } from './programme-criteria.js';

const criterion = (id: string): Criterion => ({
  ...{ id, polarity: 'requires', rule: { kind: 'pre-founder' }, sentence: '예비창업자만 신청할 수 있다.' },
  ...{ span: { start: 0, end: 16 }, confidence: 0.9, origin: 'extracted' },
});
const correction = (rest: Partial<Correction>): Correction => ({
  ...{ criterionId: 'a', act: 'change', criterion: { ...criterion('a'), origin: 'staff', confidence: 1 } },
  ...{ reason: '까닭', revision: 1, at: new Date(0), textDigest: 'now' },
  ...rest,
});

describe('withCorrections', () => {
  it('leaves what nobody corrected as it was read', () => {
    const { criteria, dismissed } = withCorrections([criterion('a')], [], 'now');
    expect(criteria).toEqual([{ ...criterion('a'), correction: null }]);
    expect(dismissed).toEqual([]);
  });

  it('puts a corrected criterion in its place and an added one last', () => {
    const added = correction({ criterionId: 'x', act: 'add', criterion: { ...criterion('x'), span: null } });
    const { criteria } = withCorrections([criterion('a'), criterion('b')], [added, correction({})], 'now');
    expect(criteria.map(({ id, origin, correction: by }) => [id, origin, by?.act])).toEqual([
      ['a', 'staff', 'change'],
      ['b', 'extracted', undefined],
      ['x', 'extracted', 'add'],
    ]);
  });

  it('takes a dismissed criterion out and still shows it', () => {
    const { criteria, dismissed } = withCorrections(
      [criterion('a')],
      [correction({ act: 'dismiss', criterion: null })],
      'now',
    );
    expect([criteria.length, dismissed.map(({ id }) => id)]).toEqual([0, ['a']]);
  });

  it('keeps a correction when the text changed, but lets it decide nothing until it is seen again', () => {
    const gone = withCorrections([], [correction({ textDigest: 'before' })], 'now').criteria;
    expect(gone).toMatchObject([{ confidence: STALE_CONFIDENCE, correction: { isStale: true } }]);
    expect(STALE_CONFIDENCE).toBeLessThan(DECIDING_CONFIDENCE);
    const back = withCorrections(
      [criterion('a')],
      [correction({ act: 'dismiss', criterion: null, textDigest: 'before' })],
      'now',
    );
    expect(back).toMatchObject({ criteria: [{ id: 'a', confidence: STALE_CONFIDENCE }], dismissed: [] });
  });
});
