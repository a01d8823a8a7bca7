import { fromKrw, parseCount, toKrw } from './amount.js';

describe('amounts of money', () => {
  it.each([
    ['1,200', 1200],
    [' 3.5 ', 3.5],
    ['0', 0],
    ['-3', undefined],
    ['12억', undefined],
    ['', undefined],
  ])('reads %j as %j', (text, count) => {
    expect(parseCount(text)).toBe(count);
  });

  it('come back in the largest unit in which they are whole', () => {
    expect(toKrw(3.5, 'eok')).toBe(350_000_000);
    expect(fromKrw(350_000_000)).toEqual({ amount: 350, unit: 'million' });
    expect(fromKrw(1_200_000_000)).toEqual({ amount: 12, unit: 'eok' });
    expect(fromKrw(0)).toEqual({ amount: 0, unit: 'won' });
  });
});
