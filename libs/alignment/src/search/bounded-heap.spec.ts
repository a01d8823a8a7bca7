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

  it('keeps the same after foreseeing, or says that it foresaw too much', () => {
    const hits = fc.uniqueArray(hit, { selector: ({ id }) => id, minLength: 20, maxLength: 120 });
    const steps = fc.array(
      fc.record({ after: fc.nat({ max: 120 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
    );
    fc.assert(
      fc.property(hits, fc.integer({ min: 1, max: 12 }), steps, (offered, most, foresights) => {
        const heap = new BoundedHeap(most, 0);
        offered.forEach((one, at) => {
          for (const { share } of foresights.filter(({ after }) => after === at)) heap.foresee(share);
          heap.offer(one);
        });
        const best = [...offered].sort(compareHits).slice(0, most);
        if (heap.cameTrue) expect(heap.toSorted()).toEqual(best);
        expect(heap.kept).toBeLessThanOrEqual(best.at(-1)?.scoreTenths ?? 0);
      }),
    );
  });

  it('foresees a score that leaves room, and notices when the rest falls short of it', () => {
    const heap = new BoundedHeap(10, 0);
    for (let at = 0; at < 10; at += 1) heap.offer({ id: String(at), scoreTenths: 100 - at });
    for (let at = 10; at < 20; at += 1) heap.offer({ id: String(at), scoreTenths: 50 });
    heap.foresee(0.1);
    expect(heap.threshold).toBe(96);
    expect(heap.cameTrue).toBe(false);
    for (let at = 20; at < 30; at += 1) heap.offer({ id: String(at), scoreTenths: 97 });
    expect(heap.cameTrue).toBe(true);
  });

  it('foresees nothing when it keeps all', () => {
    const heap = new BoundedHeap(Infinity, 3);
    for (let at = 0; at < 30; at += 1) heap.offer({ id: String(at), scoreTenths: at });
    heap.foresee(0.01);
    expect(heap.threshold).toBe(3);
    expect(heap.cameTrue).toBe(true);
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
