import { sampleOf } from './sample.js';

const ids = Array.from({ length: 50 }, (_, no) => `id-${String(no).padStart(2, '0')}`);

describe('sampleOf', () => {
  it('is the same whatever the order of the ids, and grows by what it had', () => {
    const some = sampleOf(ids, 10);
    expect(some).toHaveLength(10);
    expect(sampleOf([...ids].reverse(), 10)).toEqual(some);
    expect(sampleOf(ids, 20)).toEqual(expect.arrayContaining([...some]));
    expect(some).not.toEqual(ids.slice(0, 10));
  });

  it('is all of them without a size, or with one that is larger', () => {
    expect(sampleOf([...ids].reverse(), null)).toEqual(ids);
    expect(sampleOf(ids, 99)).toEqual(ids);
  });
});
