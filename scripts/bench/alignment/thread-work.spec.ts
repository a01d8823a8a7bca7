import { rankMeasures, openMeasureIndex } from '@jeonghap/alignment';
import { openCorpus, shareOf } from './corpus.js';
import { BEST, indexShare, prepareShare, scoreShare } from './thread-work.js';

const ALL = { thread: 0, threads: 1 };
const MEASURES = 120;
const ASKS = 6;
const corpus = openCorpus(7);

describe('the work of threads', () => {
  it('falls to each number once, whatever the number of threads', () => {
    const shares = [0, 1, 2].map((thread) => [...shareOf(10, { thread, threads: 3 })]);
    expect(shares).toEqual([
      [0, 3, 6, 9],
      [1, 4, 7],
      [2, 5, 8],
    ]);
  });

  it('comes to the same on one thread and on three', () => {
    const whole = indexShare(corpus, MEASURES, ALL).index;
    const alone = scoreShare(prepareShare(corpus, ASKS, ALL), corpus, whole);
    const parts = [0, 1, 2].map((thread) => indexShare(corpus, MEASURES, { thread, threads: 3 }).index);
    const joined = { ...whole, segments: parts.flatMap(({ segments }) => segments) };
    const shared = [0, 1, 2].map((thread) =>
      scoreShare(prepareShare(corpus, ASKS, { thread, threads: 3 }), corpus, joined),
    );
    const sum = (field: 'pairs' | 'sumTenths' | 'quotes'): number =>
      shared.reduce((total, share) => total + share[field], 0);
    expect(alone.pairs).toBe(ASKS * BEST);
    expect([sum('pairs'), sum('sumTenths'), sum('quotes')]).toEqual([
      alone.pairs,
      alone.sumTenths,
      alone.quotes,
    ]);
  });
});

describe('the made-up corpus', () => {
  it('makes the same entry for the same seed and number, and another for another', () => {
    const again = openCorpus(7).generator;
    expect(again.ask(3)).toEqual(corpus.generator.ask(3));
    expect(again.measure(5)).toEqual(corpus.generator.measure(5));
    expect(openCorpus(8).generator.measure(5)).not.toEqual(again.measure(5));
    expect(again.measure(6)).not.toEqual(again.measure(5));
  });

  it('has asks that measures answer to every degree', () => {
    const index = openMeasureIndex(indexShare(corpus, MEASURES, ALL).index);
    const scores = prepareShare(corpus, ASKS, ALL).flatMap((ask) =>
      rankMeasures(index, ask, corpus.model, { floorTenths: 0 }).map(({ scoreTenths }) => scoreTenths),
    );
    expect(scores).toHaveLength(ASKS * MEASURES);
    expect(Math.min(...scores)).toBeLessThan(100);
    expect(Math.max(...scores)).toBeGreaterThan(450);
  });
});
