import fc from 'fast-check';
import { arbitraryAsk, arbitraryMeasure } from '../../test/support/arbitrary-entries.js';
import { sampleAsks, sampleMeasures, shippedModel } from '../../test/support/shipped-model.js';
import { prepareAsk, type PreparedAsk } from '../prepare/prepare-ask.js';
import { type MeasureInput, prepareMeasure, type PreparedMeasure } from '../prepare/prepare-measure.js';
import { scoreAlignment } from '../score/score-alignment.js';
import { BLOCK } from './block-accumulator.js';
import { compareHits } from './bounded-heap.js';
import {
  buildMeasureIndex,
  countMeasures,
  findMeasure,
  type MeasureHit,
  type MeasureIndex,
  mergeMeasures,
  openMeasureIndex,
  putMeasure,
  rankMeasures,
  removeMeasure,
  searchMeasures,
  shareMeasureIndex,
} from './measure-index.js';
import { type SearchOptions } from './search-options.js';

const model = shippedModel();
type Entry = readonly [id: string, measure: PreparedMeasure];

const prepare = (entries: readonly (readonly [string, MeasureInput])[]): readonly Entry[] =>
  entries.map(([id, input]) => [id, prepareMeasure(input, model)]);

/** The slow obvious way: every pair is scored. */
function searchAll(
  entries: readonly Entry[],
  ask: PreparedAsk,
  { floorTenths, limit }: SearchOptions,
): readonly MeasureHit[] {
  return entries
    .map(([id, measure]) => ({ id, alignment: scoreAlignment(ask, measure, model) }))
    .map((hit) => ({ ...hit, scoreTenths: hit.alignment.scoreTenths }))
    .filter(({ scoreTenths }) => scoreTenths >= floorTenths)
    .sort(compareHits)
    .slice(0, limit)
    .map(({ id, alignment }) => ({ id, alignment }));
}

const options: fc.Arbitrary<SearchOptions> = fc
  .tuple(
    fc.constantFrom(0, 1, 100, 250, 500, 1000),
    fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  )
  .map(([floorTenths, limit]) => ({ floorTenths, ...(limit === undefined ? {} : { limit }) }));

const entries = fc
  .array(arbitraryMeasure(model), { maxLength: 30 })
  .map((inputs) => prepare(inputs.map((input, at) => [`m${String(at)}`, input])));
const ask = arbitraryAsk(model).map((input) => prepareAsk(input, model));

describe('searchMeasures', () => {
  it('finds what scoring every pair finds, byte for byte', () => {
    fc.assert(
      fc.property(entries, ask, options, (measures, wanted, limits) => {
        const index = buildMeasureIndex(measures, model);
        expect(searchMeasures(index, wanted, model, limits)).toEqual(searchAll(measures, wanted, limits));
      }),
      { numRuns: 60 },
    );
  });

  it('finds what scoring every pair of the sample catalogue finds', () => {
    const measures = prepare(sampleMeasures());
    const index = buildMeasureIndex(measures, model);
    for (const [, input] of sampleAsks()) {
      const wanted = prepareAsk(input, model);
      for (const limits of [{ floorTenths: 100 }, { floorTenths: 0, limit: 5 }]) {
        expect(searchMeasures(index, wanted, model, limits)).toEqual(searchAll(measures, wanted, limits));
      }
    }
  });

  it('breaks ties by id over several blocks, some of whose lists are left out', () => {
    const originals = prepare(sampleMeasures());
    const copies = Math.ceil((3 * BLOCK) / originals.length);
    const measures = Array.from({ length: copies }, (_, copy) =>
      originals.map(
        ([id, measure]) => [`${String((copy * 7919) % copies).padStart(5, '0')}/${id}`, measure] as const,
      ),
    ).flat();
    const index = buildMeasureIndex(measures, model);
    for (const [, input] of sampleAsks().slice(0, 12)) {
      const wanted = prepareAsk(input, model);
      const scores = new Map(
        originals.map(([id, measure]) => [id, scoreAlignment(wanted, measure, model).scoreTenths]),
      );
      const expected = measures
        .map(([id]) => ({ id, scoreTenths: scores.get(id.slice(6)) ?? 0 }))
        .filter(({ scoreTenths }) => scoreTenths >= 100)
        .sort(compareHits)
        .slice(0, 50);
      expect(rankMeasures(index, wanted, model, { floorTenths: 100, limit: 50 })).toEqual(expected);
    }
  });

  it('finds the best where the first block holds most of them, so that too much is foreseen', () => {
    const [, input] = sampleAsks()[0] ?? ['', { title: '', text: '' }];
    const wanted = prepareAsk(input, model);
    const rising = prepare(sampleMeasures())
      .map(([id, measure]) => ({ id, measure, ...scoreAlignment(wanted, measure, model) }))
      .sort(compareHits);
    const best = rising.slice(0, 30);
    const rest = rising.slice(30);
    const measures = Array.from({ length: 5 * BLOCK }, (_, at) => {
      const found = at < best.length ? best[at] : rest[at % rest.length];
      if (found === undefined)
        throw new Error('the sample catalogue holds fewer measures than this test needs');
      const { measure, scoreTenths } = found;
      return { id: String(at).padStart(6, '0'), measure, scoreTenths };
    });
    const index = buildMeasureIndex(
      measures.map(({ id, measure }) => [id, measure]),
      model,
    );
    const expected = measures
      .map(({ id, scoreTenths }) => ({ id, scoreTenths }))
      .filter(({ scoreTenths }) => scoreTenths >= 50)
      .sort(compareHits)
      .slice(0, 50);
    expect(rankMeasures(index, wanted, model, { floorTenths: 50, limit: 50 })).toEqual(expected);
  });

  it('refuses another model, a floor out of range and a limit below 1', () => {
    const index = { ...buildMeasureIndex([], model), modelVersion: 'another' };
    const wanted = prepareAsk({ title: '', text: 'AI' }, model);
    expect(() => searchMeasures(index, wanted, model, { floorTenths: 100 })).toThrow(TypeError);
    const own = buildMeasureIndex([], model);
    expect(() => searchMeasures(own, wanted, model, { floorTenths: -1 })).toThrow(RangeError);
    expect(() => searchMeasures(own, wanted, model, { floorTenths: 0, limit: 0 })).toThrow(RangeError);
  });
});

describe('buildMeasureIndex', () => {
  it('keeps every measure as it was prepared', () => {
    fc.assert(
      fc.property(entries, (measures) => {
        const index = buildMeasureIndex(measures, model);
        expect(countMeasures(index)).toBe(measures.length);
        for (const [id, measure] of measures) expect(findMeasure(index, id)).toEqual(measure);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses an id that comes twice', () => {
    const [measure] = prepare(sampleMeasures());
    expect(() => buildMeasureIndex([measure, measure] as Entry[], model)).toThrow(RangeError);
  });
});

describe('putMeasure and removeMeasure', () => {
  const pool = prepare(sampleMeasures());
  const edit = fc.record({
    id: fc.integer({ min: 0, max: 40 }).map((n) => `m${String(n)}`),
    measure: fc.option(fc.nat({ max: pool.length - 1 }), { nil: undefined, freq: 3 }),
  });

  function apply(index: MeasureIndex, live: Map<string, PreparedMeasure>, id: string, at?: number): void {
    const measure = at === undefined ? undefined : pool[at]?.[1];
    if (measure === undefined) {
      expect(removeMeasure(index, id)).toBe(live.delete(id));
      return;
    }
    putMeasure(index, id, measure);
    live.set(id, measure);
  }

  it('leave the index as if it had been built from what is left', () => {
    const [, input] = sampleAsks()[0] ?? [];
    const wanted = prepareAsk(input ?? { title: '', text: '' }, model);
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 60 }), fc.subarray([...pool]), (edits, start) => {
        const index = buildMeasureIndex(start, model);
        const live = new Map(start);
        for (const { id, measure } of edits) apply(index, live, id, measure);
        expect(countMeasures(index)).toBe(live.size);
        const limits = { floorTenths: 100, limit: 20 };
        expect(searchMeasures(index, wanted, model, limits)).toEqual(searchAll([...live], wanted, limits));
      }),
      { numRuns: 25 },
    );
  });

  it('stay exact when so many are put that they are sealed and sealed again', () => {
    const index = buildMeasureIndex(pool, model);
    const live = new Map(pool);
    for (let n = 0; n < 2_500; n += 1) {
      const at = (n * 31) % pool.length;
      apply(index, live, `m${String(n % 1_900)}`, n % 11 === 0 ? undefined : at);
    }
    const limits = { floorTenths: 100, limit: 60 };
    for (const [, input] of sampleAsks().slice(0, 5)) {
      const wanted = prepareAsk(input, model);
      expect(searchMeasures(index, wanted, model, limits)).toEqual(searchAll([...live], wanted, limits));
    }
  });
});

describe('mergeMeasures', () => {
  it('changes nothing that is found, also where measures came and went meanwhile', () => {
    const pool = prepare(sampleMeasures());
    const index = buildMeasureIndex([], model);
    const live = new Map<string, PreparedMeasure>();
    const put = (n: number): void => {
      const [, measure] = pool[n % pool.length] ?? [];
      if (measure === undefined) throw new Error('the sample catalogue has no measures');
      putMeasure(index, `m${String(n)}`, measure);
      live.set(`m${String(n)}`, measure);
    };
    for (let n = 0; n < 3_250; n += 1) put(n);
    const merging = mergeMeasures(index);
    let steps = 0;
    while (merging.next().done !== true) {
      put(3_250 + steps);
      expect(removeMeasure(index, `m${String(7 * steps)}`)).toBe(live.delete(`m${String(7 * steps)}`));
      steps += 1;
    }
    expect(steps).toBeGreaterThan(40);
    expect(countMeasures(index)).toBe(live.size);
    const limits = { floorTenths: 100, limit: 60 };
    for (const [, input] of sampleAsks().slice(0, 5)) {
      const wanted = prepareAsk(input, model);
      expect(searchMeasures(index, wanted, model, limits)).toEqual(searchAll([...live], wanted, limits));
    }
  });
});

describe('shareMeasureIndex', () => {
  it('gives another thread an index that finds the same', () => {
    const index = buildMeasureIndex(prepare(sampleMeasures()), model);
    putMeasure(
      index,
      'late',
      prepareMeasure({ kind: 'programme', title: 'AI 바우처', body: '', status: 'open' }, model),
    );
    const other = openMeasureIndex(structuredClone(shareMeasureIndex(index)));
    const [, input] = sampleAsks()[0] ?? [];
    const wanted = prepareAsk(input ?? { title: '', text: '' }, model);
    const limits = { floorTenths: 100 };
    expect(searchMeasures(other, wanted, model, limits)).toEqual(
      searchMeasures(index, wanted, model, limits),
    );
    expect(countMeasures(other)).toBe(countMeasures(index));
  });
});
