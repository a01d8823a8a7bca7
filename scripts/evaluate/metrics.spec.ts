import fc from 'fast-check';

import {
  averagePrecision,
  calibrationError,
  coverageMacroF1,
  f1,
  hitAt1,
  ndcg,
  precision,
  recall,
  reliability,
  sensitivity,
} from './metrics.js';

describe('ndcg', () => {
  it('is worked out by hand', () => {
    // Gains 3, 0, 1 at ranks 1, 2, 3 against the ideal 7, 3, 1.
    const dcg = 3 / 1 + 1 / 2;
    const ideal = 7 / 1 + 3 / Math.log2(3) + 1 / 2;
    expect(ndcg({ ranked: [2, 0, 1], all: [1, 3, 2] }, 10)).toBeCloseTo(dcg / ideal, 12);
  });

  it('is 1 for the ideal order and undefined when nothing is graded', () => {
    expect(ndcg({ ranked: [3, 2, 1, 0], all: [1, 2, 3] }, 10)).toBe(1);
    expect(ndcg({ ranked: [0, 0], all: [] }, 10)).toBeUndefined();
  });

  it('stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }), (ranked) => {
        const value = ndcg({ ranked, all: ranked.filter((grade) => grade > 0) }, 10) ?? 0;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe('measures of grade 2 and more', () => {
  it('counts recall, hit and mean precision', () => {
    const grades = { ranked: [1, 2, 0, 3], all: [1, 2, 3, 2] };
    expect(recall(grades, 2)).toBeCloseTo(1 / 3);
    expect(recall(grades, 4)).toBeCloseTo(2 / 3);
    expect(hitAt1(grades)).toBe(0);
    expect(hitAt1({ ranked: [2], all: [2] })).toBe(1);
    expect(averagePrecision(grades)).toBeCloseTo((1 / 2 + 2 / 4) / 3);
  });

  it('is undefined where there is nothing to find', () => {
    const grades = { ranked: [1], all: [1] };
    expect([recall(grades, 10), hitAt1(grades), averagePrecision(grades)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('precision, sensitivity and F1', () => {
  it('are worked out from counts', () => {
    const counts = { truePositives: 2, falsePositives: 1, falseNegatives: 3 };
    expect([precision(counts), sensitivity(counts), f1(counts)]).toEqual([2 / 3, 2 / 5, 1 / 2]);
  });

  it('are 0 when nothing is right', () => {
    const counts = { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
    expect([precision(counts), sensitivity(counts), f1(counts)]).toEqual([0, 0, 0]);
  });
});

describe('coverageMacroF1', () => {
  it('is the mean over the three classes', () => {
    expect(
      coverageMacroF1([
        { gold: 'covered', predicted: 'covered' },
        { gold: 'partial', predicted: 'gap' },
        { gold: 'gap', predicted: 'gap' },
      ]),
    ).toBeCloseTo((1 + 0 + 2 / 3) / 3);
  });
});

describe('calibrationError', () => {
  it('is the distance of forecast and frequency, weighted by bin', () => {
    const forecasts = [
      { probability: 0.9, happened: true },
      { probability: 0.9, happened: false },
      { probability: 0.1, happened: false },
      { probability: 0.1, happened: false },
    ];
    expect(calibrationError(forecasts)).toBeCloseTo((2 * 0.4 + 2 * 0.1) / 4);
    expect(reliability(forecasts)).toEqual([
      { from: 0.1, count: 2, meanProbability: 0.1, frequency: 0 },
      { from: 0.9, count: 2, meanProbability: 0.9, frequency: 0.5 },
    ]);
  });

  it('is 0 without forecasts', () => {
    expect(calibrationError([])).toBe(0);
  });
});
