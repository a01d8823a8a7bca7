import { createNet, forward, learn, type Lesson } from './encoder-net.js';
import { type FeatureBag, mergeBags } from './feature-bag.js';
import { seededRandom } from './seeded-random.js';

const bag = (...rows: readonly number[]): FeatureBag => ({
  rows: Int32Array.from(rows),
  weights: Float32Array.from(rows, () => 1),
});
const RATES = { rate: 0.05, dropout: 0, sharpness: 8 };

function cosine(net: ReturnType<typeof createNet>, a: FeatureBag, b: FeatureBag): number {
  const random = seededRandom(1);
  const [x, y] = [forward(net, a, 0, random).vector, forward(net, b, 0, random).vector];
  return x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
}

describe('the encoder net', () => {
  it('gives vectors of length one', () => {
    const net = createNet(4, 8, seededRandom(7));
    expect(Math.hypot(...forward(net, bag(0, 2), 0, seededRandom(1)).vector)).toBeCloseTo(1, 6);
    expect(Math.hypot(...forward(net, bag(), 0, seededRandom(1)).vector)).toBe(0);
  });

  it('learns to bring a query to its answer and away from others', () => {
    const net = createNet(4, 8, seededRandom(7));
    const lesson: Lesson = {
      queries: [bag(0), bag(1)],
      documents: [bag(2), bag(3)],
      targets: [Float64Array.of(1, 0), Float64Array.of(0, 1)],
      weight: 1,
    };
    const random = seededRandom(3);
    for (let step = 0; step < 60; step += 1) learn(net, lesson, RATES, random);
    const margin = (query: number, answer: number, other: number): number =>
      cosine(net, bag(query), bag(answer)) - cosine(net, bag(query), bag(other));
    expect(margin(0, 2, 3)).toBeGreaterThan(0.8);
    expect(margin(1, 3, 2)).toBeGreaterThan(0.8);
  });

  it('learns the same from the same seed', () => {
    const run = (): Float32Array => {
      const random = seededRandom(5);
      const net = createNet(3, 4, random);
      const targets = [Float64Array.of(1, 0)];
      for (let step = 0; step < 5; step += 1) {
        learn(
          net,
          { queries: [bag(0, 1)], documents: [bag(1), bag(2)], targets, weight: 1 },
          { ...RATES, dropout: 0.5 },
          random,
        );
      }
      return net.rows;
    };
    expect(run()).toEqual(run());
  });

  it('follows the slope of its loss', () => {
    const lossAfter = (rate: number): number => {
      const net = createNet(3, 4, seededRandom(9));
      const lesson = {
        queries: [bag(0)],
        documents: [bag(1), bag(2)],
        targets: [Float64Array.of(1, 0)],
        weight: 1,
      };
      learn(net, lesson, { ...RATES, rate }, seededRandom(1));
      const logits = [cosine(net, bag(0), bag(1)), cosine(net, bag(0), bag(2))].map(
        (value) => value * RATES.sharpness,
      );
      return Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0)) - (logits[0] ?? 0);
    };
    expect(lossAfter(0.001)).toBeLessThan(lossAfter(0));
  });
});

describe('mergeBags', () => {
  it('keeps each row once with its greatest weight', () => {
    const merged = mergeBags([
      { rows: Int32Array.of(1, 5), weights: Float32Array.of(0.5, 0.25) },
      { rows: Int32Array.of(0, 5), weights: Float32Array.of(1, 0.75) },
    ]);
    expect(Array.from(merged.rows)).toEqual([0, 1, 5]);
    expect(Array.from(merged.weights)).toEqual([1, 0.5, 0.75]);
  });
});
