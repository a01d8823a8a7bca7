import fc from 'fast-check';
import { type Ask } from '../proposal/proposal.js';
import { asksLeft, asksRestored } from './rearrangement.js';

const ask = (no: number, over: Partial<Ask> = {}): Ask => ({
  id: `ask-${String(no)}`,
  no,
  text: `요구 ${String(no)}`,
  splitBy: 'automatic',
  facetOverrides: {},
  ...over,
});

describe('asksRestored', () => {
  it('gives back exactly what was there when nobody changed anything since', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), (chosen) => {
        const before = chosen.map((_, index) => ask(index + 1));
        const gone = new Set(before.filter((_, index) => chosen[index]).map(({ id }) => id));
        expect(asksRestored(asksLeft(before, gone), before, gone)).toEqual(before);
      }),
    );
  });

  it('keeps what was changed, added or removed since', () => {
    const before = [ask(1), ask(2), ask(3)];
    const gone = new Set(['ask-2']);
    const present = [
      { ...ask(1), text: '고친 요구', splitBy: 'person' as const },
      { ...ask(9), no: 2, splitBy: 'person' as const },
    ];
    expect(asksRestored(present, before, gone)).toEqual([
      { ...ask(1), text: '고친 요구', splitBy: 'person' },
      { ...ask(2), no: 2 },
      { ...ask(9), no: 3, splitBy: 'person' },
    ]);
  });
});

describe('asksLeft', () => {
  it('numbers them anew, as the choice of a person', () => {
    expect(asksLeft([ask(1), ask(2)], new Set(['ask-1']))).toEqual([{ ...ask(2), no: 1, splitBy: 'person' }]);
  });
});
