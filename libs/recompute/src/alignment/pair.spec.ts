import fc from 'fast-check';
import { type ComputedPair, planPairWrites, type StoredPairKey } from './pair.js';

/** Only ids and revisions matter to the plan. */
const computed = (proposalRevision: number, measureRevision: number): ComputedPair =>
  ({
    askId: 'ask',
    proposal: { id: 'p', revision: proposalRevision, asks: [] },
    measure: { id: 'm', revision: measureRevision },
  }) as unknown as ComputedPair;

const stored = (proposalRevision: number, measureRevision: number): StoredPairKey => ({
  askId: 'ask',
  measureId: 'm',
  proposalId: 'p',
  proposalRevision,
  measureRevision,
});

describe('planPairWrites', () => {
  const plan = (over: Partial<Parameters<typeof planPairWrites>[0]>) =>
    planPairWrites({
      computed: [],
      stored: [],
      snapshotRevision: () => 1,
      writtenRevision: () => 1,
      own: { id: 'p', revision: 2 },
      ...over,
    });

  it('writes a pair whose other side nobody wrote at a newer revision', () => {
    expect(plan({ computed: [computed(2, 1)] }).upserts).toHaveLength(1);
  });

  it('steps back from a pair whose other side was written at a revision it did not see', () => {
    expect(plan({ computed: [computed(2, 1)], writtenRevision: () => 2 }).upserts).toEqual([]);
  });

  it('removes a stored pair that it computed below the floor', () => {
    expect(plan({ stored: [stored(1, 1)] }).removals).toHaveLength(1);
  });

  it('leaves a stored pair alone that was computed from a newer text of either side', () => {
    expect(plan({ stored: [stored(3, 1)] }).removals).toEqual([]);
    expect(plan({ stored: [stored(1, 2)] }).removals).toEqual([]);
  });

  it('removes pairs with an entry that is gone, when it is the gone entry itself', () => {
    const result = plan({
      stored: [stored(1, 4)],
      own: { id: 'm', revision: 5 },
      snapshotRevision: (id) => (id === 'p' ? 1 : undefined),
    });
    expect(result.removals).toHaveLength(1);
  });

  it('leaves a stored pair alone whose other side it does not know, which may have been made since', () => {
    expect(
      plan({ stored: [stored(1, 1)], snapshotRevision: (id) => (id === 'p' ? 2 : undefined) }).removals,
    ).toEqual([]);
  });

  it('never writes and removes the same pair, and never touches a newer one', () => {
    const revision = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(
        fc.record({
          own: revision,
          seen: revision,
          written: revision,
          p: revision,
          m: revision,
          has: fc.boolean(),
        }),
        ({ own, seen, written, p, m, has }) => {
          const { upserts, removals } = plan({
            computed: has ? [computed(own, seen)] : [],
            stored: [stored(p, m)],
            own: { id: 'p', revision: own },
            snapshotRevision: () => seen,
            writtenRevision: () => written,
          });
          expect(upserts.length + removals.length).toBeLessThanOrEqual(1);
          if (removals.length > 0) expect(p <= own && m <= seen).toBe(true);
          if (upserts.length > 0) expect(written <= seen).toBe(true);
        },
      ),
    );
  });
});
