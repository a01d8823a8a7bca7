import fc from 'fast-check';
import { arbitraryAsk, arbitraryMeasure } from '../../test/support/arbitrary-entries.js';
import { sampleAsks, sampleMeasures, shippedModel } from '../../test/support/shipped-model.js';
import { type AskInput, prepareAsk, type PreparedAsk } from '../prepare/prepare-ask.js';
import { prepareMeasure, type PreparedMeasure } from '../prepare/prepare-measure.js';
import { scoreAlignment } from '../score/score-alignment.js';
import {
  type AskHit,
  buildAskIndex,
  countAsks,
  findAsk,
  putAsk,
  rankAsks,
  removeAsk,
  scanAsks,
  searchAsks,
} from './ask-index.js';
import { compareHits } from './bounded-heap.js';
import { type SearchOptions } from './search-options.js';

const model = shippedModel();
type Entry = readonly [id: string, ask: PreparedAsk];

const prepare = (asks: readonly (readonly [string, AskInput])[]): readonly Entry[] =>
  asks.map(([id, input]) => [id, prepareAsk(input, model)]);

/** The slow obvious way: every pair is scored. */
function searchAll(
  asks: readonly Entry[],
  measure: PreparedMeasure,
  { floorTenths, limit }: SearchOptions,
): readonly AskHit[] {
  return asks
    .map(([id, ask]) => ({ id, alignment: scoreAlignment(ask, measure, model) }))
    .map((hit) => ({ ...hit, scoreTenths: hit.alignment.scoreTenths }))
    .filter(({ scoreTenths }) => scoreTenths >= floorTenths)
    .sort(compareHits)
    .slice(0, limit)
    .map(({ id, alignment }) => ({ id, alignment }));
}

const asks = fc
  .array(arbitraryAsk(model), { maxLength: 25 })
  .map((inputs) => prepare(inputs.map((input, at) => [`a${String(at)}`, input])));
const measure = arbitraryMeasure(model).map((input) => prepareMeasure(input, model));

describe('searchAsks', () => {
  it('finds what scoring every pair finds, byte for byte', () => {
    const floors = fc.constantFrom(0, 1, 100, 300);
    const limits = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });
    fc.assert(
      fc.property(asks, measure, floors, limits, (entries, wanted, floorTenths, limit) => {
        const options = { floorTenths, ...(limit === undefined ? {} : { limit }) };
        const index = buildAskIndex(entries, model);
        expect(searchAsks(index, wanted, model, options)).toEqual(searchAll(entries, wanted, options));
      }),
      { numRuns: 60 },
    );
  });

  it('finds what scoring every pair of the sample catalogue finds', () => {
    const entries = prepare(sampleAsks());
    const index = buildAskIndex(entries, model);
    for (const [, input] of sampleMeasures()) {
      const wanted = prepareMeasure(input, model);
      expect(searchAsks(index, wanted, model, { floorTenths: 100 })).toEqual(
        searchAll(entries, wanted, { floorTenths: 100 }),
      );
    }
  });

  it('stays exact while asks come and go', () => {
    const pool = prepare(sampleAsks());
    const index = buildAskIndex(pool.slice(0, 20), model);
    const live = new Map(pool.slice(0, 20));
    for (let n = 0; n < 400; n += 1) {
      const [id, ask] = [`a${String((n * 17) % 150)}`, pool[(n * 7) % pool.length]?.[1]];
      if (n % 5 === 0 || ask === undefined) expect(removeAsk(index, id)).toBe(live.delete(id));
      else {
        putAsk(index, id, ask);
        live.set(id, ask);
      }
    }
    expect(countAsks(index)).toBe(live.size);
    expect(findAsk(index, 'a17')).toBe(live.get('a17'));
    for (const [, input] of sampleMeasures().slice(0, 8)) {
      const wanted = prepareMeasure(input, model);
      const hits = searchAll([...live], wanted, { floorTenths: 150, limit: 15 });
      expect(searchAsks(index, wanted, model, { floorTenths: 150, limit: 15 })).toEqual(hits);
      expect(rankAsks(index, wanted, model, { floorTenths: 150, limit: 15 })).toEqual(
        hits.map(({ id, alignment: { scoreTenths } }) => ({ id, scoreTenths })),
      );
    }
  });

  it('finds the same step by step, fresh asks and removed ones heeded', () => {
    const entries = prepare(sampleAsks());
    const index = buildAskIndex(entries.slice(3), model);
    for (const [id, ask] of entries.slice(0, 3)) putAsk(index, id, ask);
    removeAsk(index, entries[7]?.[0] ?? '');
    const live = entries.filter((_, at) => at !== 7);
    const byId = (a: AskHit, b: AskHit): number => (a.id < b.id ? -1 : 1);
    for (const [, input] of sampleMeasures().slice(0, 12)) {
      const wanted = prepareMeasure(input, model);
      const found = [...scanAsks(index, wanted, model, { floorTenths: 100 })].flatMap((hit) => hit ?? []);
      expect(found.sort(byId)).toEqual([...searchAll(live, wanted, { floorTenths: 100 })].sort(byId));
    }
  });

  it('refuses another model', () => {
    const index = { ...buildAskIndex([], model), modelVersion: 'another' };
    const wanted = prepareMeasure({ kind: 'programme', title: 'AI', body: '', status: 'open' }, model);
    expect(() => searchAsks(index, wanted, model, { floorTenths: 100 })).toThrow(TypeError);
  });
});
