import { BatchPace } from './batch-pace.js';

/** A batch of entries whose pairs are wanted. */
const paired = (count: number) => ({ paired: count, facets: 10 * count });

describe('BatchPace', () => {
  it('keeps batches of edits small, whatever a new set does', () => {
    const pace = new BatchPace();
    for (let n = 0; n < 9; n += 1) pace.note(pace.sizeFor(true), 10);
    expect(pace.sizeFor(false)).toEqual(paired(20));
    expect(pace.sizeFor(true)).toEqual(paired(400));
  });

  it('doubles while batches are quick, and shrinks at once when they are slow', () => {
    const pace = new BatchPace();
    pace.note(paired(20), 100);
    expect(pace.sizeFor(true)).toEqual(paired(40));
    pace.note(paired(40), 2_000);
    expect(pace.sizeFor(true)).toEqual(paired(30));
    pace.note(paired(30), 6_000);
    expect(pace.sizeFor(true)).toEqual(paired(8));
    expect(pace.sizeFor(false)).toEqual(paired(20));
    pace.note(paired(8), 60_000);
    expect(pace.sizeFor(true)).toEqual(paired(4));
  });

  it('does not take facets alone, which cost little, for pairs, nor pairs for facets', () => {
    const pace = new BatchPace();
    pace.note(paired(20), 3_000);
    for (let n = 0; n < 9; n += 1) pace.note({ paired: 0, facets: pace.sizeFor(true).facets }, 100);
    expect(pace.sizeFor(true)).toEqual({ paired: 10, facets: 4_000 });
    pace.note({ paired: 0, facets: 4_000 }, 6_000);
    expect(pace.sizeFor(true)).toEqual({ paired: 10, facets: 1_000 });
    pace.note({ paired: 10, facets: 1_000 }, 1_500);
    expect(pace.sizeFor(true)).toEqual(paired(10));
  });

  it('learns nothing from a batch in which nothing was computed', () => {
    const pace = new BatchPace();
    pace.note({ paired: 0, facets: 0 }, 100);
    expect(pace.sizeFor(true)).toEqual(paired(20));
  });
});
