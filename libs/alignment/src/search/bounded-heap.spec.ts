import fc from 'fast-check';
import { BoundedHeap, compareHits } from './bounded-heap.js';

const hit = fc.record({
  id: fc.string({ maxLength: 3 }),
  scoreTenths: fc.integer({ min: 0, max: 20 }),
});

describe('BoundedHeap', () => {
  it('keeps what sorting and cutting keeps', () => {
    const hits = fc.uniqueArray(hit, { selector: ({ id }) => id, maxLength: 60 });
    const limit = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(Infinity));
    fc.assert(
      fc.property(hits, limit, fc.nat({ max: 20 }), (offered, most, floor) => {
        const heap = new BoundedHeap(most, floor);
        for (const one of offered) heap.offer(one);
        const expected = offered.filter(({ scoreTenths }) => scoreTenths >= floor).sort(compareHits);
        expect(heap.toSorted()).toEqual(expected.slice(0, most));
      }),
    );
  });

  it('says which score is still worth offering', () => {
    const heap = new BoundedHeap(2, 5);
    expect(heap.threshold).toBe(5);
    heap.offer({ id: 'a', scoreTenths: 9 });
    expect(heap.threshold).toBe(5);
    heap.offer({ id: 'b', scoreTenths: 7 });
    expect(heap.threshold).toBe(7);
    heap.offer({ id: 'c', scoreTenths: 8 });
    expect(heap.threshold).toBe(8);
  });
});
