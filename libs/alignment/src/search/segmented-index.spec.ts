import fc from 'fast-check';
import {
  countEntries,
  findEntry,
  mergeSegments,
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
  begin: () => {
    const ids: string[] = [];
    const numbers: number[] = [];
    return {
      add: (id, number) => {
        ids.push(id);
        numbers.push(number);
      },
      finish: () => ({ ids, numbers }),
    };
  },
  read: ({ numbers }, at) => numbers[at] ?? Number.NaN,
};

/** Entries that make more segments than are left as they are: one of two sizes. */
const MANY = 3_250;

/** Entries that are put or removed after a step of merging. */
interface Change {
  readonly at: number;
  readonly from: number;
  readonly count: number;
  readonly isPut: boolean;
}

const changes: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(40),
  from: fc.nat(MANY),
  count: fc.nat(700),
  isPut: fc.boolean(),
});

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

  it('has few large segments once they are merged', () => {
    const index = sealIndex(KIND, []);
    for (let n = 0; n < 120_000; n += 1) putEntry(index, `e${String(n)}`, n);
    const steps = [...mergeSegments(index)].length;
    expect(steps).toBeGreaterThan(1_000);
    expect(index.segments.length).toBeLessThan(9);
    expect(countEntries(index)).toBe(120_000);
    for (const n of [0, 31_111, 119_999]) expect(findEntry(index, `e${String(n)}`)).toBe(n);
    expect([...mergeSegments(index)]).toEqual([]);
  });

  it('holds what it would hold without merging, whatever changes between the steps', () => {
    const id = (n: number): string => `e${String(n)}`;
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 6 }), (made) => {
        const [index, expected] = [sealIndex(KIND, []), new Map<string, number>()];
        const put = (n: number, value: number): void => {
          putEntry(index, id(n), value);
          expected.set(id(n), value);
        };
        for (let n = 0; n < MANY; n += 1) put(n, n);
        const apply = ({ from, count, isPut }: Change): void => {
          for (let n = from; n < from + count; n += 1) {
            if (isPut) put(n, -n);
            else expect(removeEntry(index, id(n))).toBe(expected.delete(id(n)));
          }
        };
        const merging = mergeSegments(index);
        let step = 0;
        while (merging.next().done !== true) {
          step += 1;
          made.filter(({ at }) => at === step).forEach(apply);
        }
        expect(step).toBeGreaterThan(10);
        expect(countEntries(index)).toBe(expected.size);
        const found = Array.from({ length: MANY + 800 }, (_, n) => findEntry(index, id(n)));
        expect(found).toEqual(found.map((_, n) => expected.get(id(n))));
        const live = index.segments.flatMap(({ segment, gone }) =>
          segment.ids.filter((_, at) => gone[at] === 0),
        );
        expect(new Set([...live, ...index.fresh.keys()])).toEqual(new Set(expected.keys()));
        expect(live.length + index.fresh.size).toBe(expected.size);
      }),
      { numRuns: 60 },
    );
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
