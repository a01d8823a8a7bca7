import { BatchPace } from './batch-pace.js';

describe('BatchPace', () => {
  it('keeps batches of edits small, whatever a new set does', () => {
    const pace = new BatchPace();
    for (let n = 0; n < 9; n += 1) pace.note(pace.sizeFor(true), 10);
    expect(pace.sizeFor(false)).toBe(20);
    expect(pace.sizeFor(true)).toBe(400);
  });

  it('doubles while batches are quick, and shrinks at once when they are slow', () => {
    const pace = new BatchPace();
    pace.note(20, 100);
    expect(pace.sizeFor(true)).toBe(40);
    pace.note(40, 2_000);
    expect(pace.sizeFor(true)).toBe(30);
    pace.note(30, 6_000);
    expect(pace.sizeFor(true)).toBe(8);
    expect(pace.sizeFor(false)).toBe(20);
    pace.note(8, 60_000);
    expect(pace.sizeFor(true)).toBe(4);
  });

  it('learns nothing from a batch in which nothing was computed', () => {
    const pace = new BatchPace();
    pace.note(0, 100);
    expect(pace.sizeFor(true)).toBe(20);
  });
});
