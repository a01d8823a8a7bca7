import fc from 'fast-check';

import { fitLogistic, type Observation, predict } from './logistic.js';

describe('fitLogistic', () => {
  it('finds the odds of a single group', () => {
    const observations = [1, 1, 1, 0].map((outcome) => ({ features: [], outcome, weight: 1 }));
    const fit = fitLogistic(observations, { ridge: 0 });
    expect(fit.intercept).toBeCloseTo(Math.log(3), 5);
    expect(predict(fit, [])).toBeCloseTo(0.75, 5);
  });

  it('finds the log odds ratio of two groups and counts weights', () => {
    const observations: readonly Observation[] = [
      { features: [0], outcome: 1, weight: 1 },
      { features: [0], outcome: 0, weight: 3 },
      { features: [1], outcome: 1, weight: 3 },
      { features: [1], outcome: 0, weight: 1 },
    ];
    const fit = fitLogistic(observations, { ridge: 0 });
    expect(fit.intercept).toBeCloseTo(-Math.log(3), 5);
    expect(fit.weights[0]).toBeCloseTo(2 * Math.log(3), 5);
  });

  it('stays finite where the outcome can be told for certain', () => {
    const observations = [-2, -1, 1, 2].map((x) => ({ features: [x], outcome: x > 0 ? 1 : 0, weight: 1 }));
    const fit = fitLogistic(observations, { ridge: 0.1 });
    expect(Number.isFinite(fit.weights[0])).toBe(true);
    expect(predict(fit, [2])).toBeGreaterThan(0.8);
  });

  it('is pulled to its prior when there is little to learn', () => {
    const observations = [
      { features: [1], outcome: 1, weight: 1e-6 },
      { features: [0], outcome: 0, weight: 1e-6 },
    ];
    expect(fitLogistic(observations, { ridge: 100, prior: [5] }).weights[0]).toBeCloseTo(5, 3);
  });

  it('meets the mean of the outcomes', () => {
    const outcomes = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(outcomes, (values) => {
        const observations = values.map((outcome, at) => ({ features: [at % 3], outcome, weight: 1 }));
        const fit = fitLogistic(observations, { ridge: 1 });
        const forecast = observations.reduce((sum, { features }) => sum + predict(fit, features), 0);
        expect(forecast).toBeCloseTo(
          values.reduce((a, b) => a + b, 0),
          1,
        );
      }),
    );
  });
});
