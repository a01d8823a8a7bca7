import { isBeyond, isOutranked, needsRefill, refillsOfMeasure } from './best-of-ask.js';
import { type ComputedPair, type StoredPairKey } from './pair.js';

/** Only ids and scores matter to the lists. */
const pair = (askId: string, measureId: string, scoreTenths = 500): ComputedPair =>
  ({
    askId,
    proposal: { id: 'p', revision: 1, asks: [] },
    measure: { id: measureId, revision: 1 },
    alignment: { scoreTenths },
  }) as unknown as ComputedPair;
const stored = (askId: string, measureId: string): StoredPairKey => ({
  askId,
  measureId,
  proposalId: 'p',
  proposalRevision: 1,
  measureRevision: 1,
});

describe('isBeyond', () => {
  const cutoff = { scoreTenths: 500, measureId: 'm' };

  it('goes by score, and by id where scores are equal', () => {
    const at = (scoreTenths: number, measureId: string) => isBeyond({ scoreTenths, measureId }, cutoff);
    expect([at(499, 'a'), at(500, 'n'), at(500, 'm'), at(500, 'l'), at(501, 'z')]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('isOutranked', () => {
  const of = (over: Partial<Parameters<typeof isOutranked>[1]>) =>
    isOutranked(
      { askId: 'a', proposalId: 'p', measureId: 'm', scoreTenths: 400 },
      { cutoffs: new Map([['a', { scoreTenths: 500, measureId: 'x' }]]), inComputation: new Set(), ...over },
    );

  it('holds for a pair behind a full list', () => {
    expect(of({})).toBe(true);
  });

  it('does not hold while a list has room', () => {
    expect(of({ cutoffs: new Map([['a', null]]) })).toBe(false);
  });

  it('holds for a proposal that waits for its first computation', () => {
    expect(of({ cutoffs: new Map() })).toBe(true);
  });

  it('does not hold for a proposal that a worker has in hand, which may know an older text of the measure', () => {
    expect(of({ inComputation: new Set(['p']) })).toBe(false);
    expect(of({ cutoffs: new Map(), inComputation: new Set(['p']) })).toBe(false);
  });
});

describe('refillsOfMeasure', () => {
  const cutoffs = new Map([
    ['full', { scoreTenths: 500, measureId: 'm5' }],
    ['roomy', null],
  ]);
  const after = (
    upserts: readonly ComputedPair[],
    removals: readonly StoredPairKey[],
    before: string[] = [],
  ) => [
    ...refillsOfMeasure(
      { upserts, removals },
      before.map((askId) => stored(askId, 'm')),
      cutoffs,
    ),
  ];

  it('are wanted when an alignment enters a full list, leaves it, or falls below its last one', () => {
    expect(after([pair('full', 'm', 600)], [])).toEqual(['p']);
    expect(after([], [stored('full', 'm')], ['full'])).toEqual(['p']);
    expect(after([pair('full', 'm', 499)], [], ['full'])).toEqual(['p']);
  });

  it('are not wanted when an alignment stays in a full list, or the list has room', () => {
    expect(after([pair('full', 'm', 700)], [], ['full'])).toEqual([]);
    expect(after([pair('roomy', 'm', 200)], [])).toEqual([]);
    expect(after([], [stored('roomy', 'm')], ['roomy'])).toEqual([]);
  });
});

describe('needsRefill', () => {
  const LIMIT = 2;
  const best = [pair('a', 'm1'), pair('a', 'm2')];

  it('does not hold when the lists come out as they were computed', () => {
    const plan = { upserts: best, removals: [stored('a', 'm3')] };
    expect(needsRefill(best, [stored('a', 'm1'), stored('a', 'm3')], plan, LIMIT)).toBe(false);
  });

  it('holds when a newer writing of a measure stays in or keeps out of a full list', () => {
    const [first] = best;
    if (first === undefined) throw new Error('no pair');
    expect(needsRefill(best, [stored('a', 'm3')], { upserts: best, removals: [] }, LIMIT)).toBe(true);
    expect(needsRefill(best, [], { upserts: [first], removals: [] }, LIMIT)).toBe(true);
  });

  it('holds when a list that had room is too long', () => {
    const [first] = best;
    if (first === undefined) throw new Error('no pair');
    const newer = [stored('a', 'm3'), stored('a', 'm4')];
    expect(needsRefill([first], newer, { upserts: [first], removals: [] }, LIMIT)).toBe(true);
    expect(needsRefill([first], newer.slice(1), { upserts: [first], removals: [] }, LIMIT)).toBe(false);
  });
});
