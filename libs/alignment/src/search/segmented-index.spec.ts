import {
  countEntries,
  findEntry,
  putEntry,
  removeEntry,
  type SealedSegment,
  type SegmentKind,
  sealIndex,
} from './segmented-index.js';

interface Numbers extends SealedSegment {
  readonly numbers: readonly number[];
}

const KIND: SegmentKind<number, Numbers> = {
  seal: (entries) => {
    const list = [...entries];
    return { ids: list.map(([id]) => id), numbers: list.map(([, number]) => number) };
  },
  read: ({ numbers }, at) => numbers[at] ?? Number.NaN,
};

describe('a segmented index', () => {
  it('takes no more room for entries that were replaced time and again', () => {
    const index = sealIndex(KIND, []);
    for (let n = 0; n < 20_000; n += 1) putEntry(index, `e${String(n % 700)}`, n);
    const sealed = index.segments.reduce((sum, { segment }) => sum + segment.ids.length, 0);
    expect(countEntries(index)).toBe(700);
    expect(sealed).toBeLessThan(2_500);
    expect(index.segments.length).toBeLessThan(16);
    expect(findEntry(index, 'e5')).toBe(19_605);
  });

  it('has few segments, however many entries came one by one', () => {
    const index = sealIndex(KIND, []);
    for (let n = 0; n < 60_000; n += 1) putEntry(index, `e${String(n)}`, n);
    expect(countEntries(index)).toBe(60_000);
    expect(index.segments.length).toBeLessThan(30);
    for (const n of [0, 31_111, 59_999]) expect(findEntry(index, `e${String(n)}`)).toBe(n);
  });

  it('keeps what others leave behind', () => {
    const index = sealIndex(
      KIND,
      Array.from({ length: 1_000 }, (_, n) => [`e${String(n)}`, n] as const),
    );
    for (let n = 0; n < 990; n += 1) removeEntry(index, `e${String(n)}`);
    for (let n = 2_000; n < 2_100; n += 1) putEntry(index, `e${String(n)}`, n);
    expect(countEntries(index)).toBe(110);
    for (const n of [990, 999, 2_000, 2_099]) expect(findEntry(index, `e${String(n)}`)).toBe(n);
    expect(findEntry(index, 'e3')).toBeUndefined();
    expect(index.segments.every(({ segment }) => segment.ids.length < 1_000)).toBe(true);
  });

  it('refuses an id that comes twice', () => {
    expect(() =>
      sealIndex(KIND, [
        ['a', 1],
        ['a', 2],
      ]),
    ).toThrow(RangeError);
  });
});
