import { mainAxes, sumOuterProducts } from './main-axes.js';

const VECTORS = [Float32Array.of(3, 3, 0), Float32Array.of(-1, 1, 0), Float32Array.of(0, 0, 0.5)];

describe('mainAxes', () => {
  it('finds the directions of most spread, most first', () => {
    const [first = [], second = []] = mainAxes(sumOuterProducts(VECTORS, 3), 2).map((axis) =>
      Array.from(axis, (value) => value * Math.sign(axis[0] ?? 0)),
    );
    [Math.SQRT1_2, Math.SQRT1_2, 0].forEach((value, at) => {
      expect(first[at]).toBeCloseTo(value, 9);
    });
    [Math.SQRT1_2, -Math.SQRT1_2, 0].forEach((value, at) => {
      expect(second[at]).toBeCloseTo(value, 9);
    });
  });

  it('gives axes at right angles and of length one', () => {
    const axes = mainAxes(sumOuterProducts(VECTORS, 3), 3);
    for (const [n, a] of axes.entries()) {
      for (const [m, b] of axes.entries()) {
        const product = a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
        expect(product).toBeCloseTo(n === m ? 1 : 0, 9);
      }
    }
  });

  it('gives zero where there is no spread left', () => {
    const [, second] = mainAxes(sumOuterProducts([Float32Array.of(1, 2)], 2), 2);
    expect(Array.from(second ?? [])).toEqual([0, 0]);
  });
});

describe('sumOuterProducts', () => {
  it('is symmetric', () => {
    const { values } = sumOuterProducts([Float32Array.of(1, 2), Float32Array.of(3, -1)], 2);
    expect(Array.from(values)).toEqual([10, -1, -1, 5]);
  });
});
