import { smallModel } from '../../test/support/small-model.js';
import { prepareAsk } from '../prepare/prepare-ask.js';
import { coverageFeatures, meaningOf } from './coverage-features.js';

const ask = prepareAsk({ title: '', text: '울산 소상공인 바우처를 2년 안에 달라' }, smallModel());

describe('coverageFeatures', () => {
  it('looks at the best of all, the best that exists and the nearest meaning, each on its own', () => {
    const features = coverageFeatures(ask, [
      { confidence: 0.47, live: false, meaning: 0.2 },
      { confidence: 0.17, live: true, meaning: 0.9 },
    ]);
    expect(features.best).toBeCloseTo(Math.log(0.5), 9);
    expect(features.bestLive).toBeCloseTo(Math.log(0.2), 9);
    expect(features.meaning).toBe(0.9);
  });

  it('counts the words of the ask in their logarithm and sees that it names a time', () => {
    const features = coverageFeatures(ask, []);
    expect(features.words).toBeCloseTo(Math.log(ask.units.length), 9);
    expect(features.asksTiming).toBe(1);
  });

  it('stays finite for an empty ask that nothing meets', () => {
    const empty = prepareAsk({ title: '', text: '' }, smallModel());
    for (const value of Object.values(coverageFeatures(empty, []))) expect(Number.isFinite(value)).toBe(true);
  });
});

describe('meaningOf', () => {
  it('is the signal of the part, and 0 without it', () => {
    expect(
      meaningOf([
        { name: 'focus', signal: 0.3 },
        { name: 'meaning', signal: 0.7 },
      ]),
    ).toBe(0.7);
    expect(meaningOf([])).toBe(0);
  });
});
