import {
  buildModel,
  type CoverageInput,
  decideCoverage,
  FACETS,
  PART_NAMES,
  prepareAsk,
} from '@jeonghap/alignment';
import { readShippedAssets } from '@jeonghap/recompute';
import fc from 'fast-check';
import { type EntityManager } from 'typeorm';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';
import { readFacetStates } from '../src/alignment/facet-states.js';
import { readSignal } from '../src/alignment/packed-reasons.js';
import { NO_INPUTS, readCoverageInputs } from '../src/coverage/coverage-inputs.store.js';

const RUNS = 100;
const SET = 1;
const PROPOSAL = '00000000-0000-4000-8000-000000000000';
const idOf = (side: 'a' | 'b', n: number): string =>
  `${side}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const model = buildModel(readShippedAssets());
const asks = [
  '중소기업 인공지능 바우처를 늘려 달라.',
  '울산에 공공 데이터 허브를 내년까지 세워 달라.',
  '규제를 강화하는 법안에 반대한다.',
].map((text) => prepareAsk({ title: '', text }, model));

/** A stored pair; few values of each sort, so that many tie. */
const pairs = fc.record({
  score: fc.integer({ min: 0, max: 12 }).map((n) => n * 80),
  confidence: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 100 })),
  meaning: fc.integer({ min: 0, max: 8 }).map((n) => n * 1_250),
  opposes: fc.boolean(),
  status: fc.constantFrom('open', 'planned', 'bill', 'in_force', 'closed'),
  facets: fc.array(fc.constantFrom('m', 'p', 'u', 'n'), {
    minLength: FACETS.length,
    maxLength: FACETS.length,
  }),
  isOld: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
});
type Pair = typeof pairs extends fc.Arbitrary<infer T> ? T : never;
const list = fc.array(pairs, { maxLength: 110, size: 'max' });

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
});
afterAll(() => database.drop());

/** Stores the pairs of each ask of one proposal, in place of those that there are. */
async function store(manager: EntityManager, lists: readonly (readonly Pair[])[]): Promise<void> {
  const rows = lists.flatMap((ofAsk, ask) =>
    ofAsk.map((pair, at) => {
      const parts = PART_NAMES.map((name) => ({
        name,
        signal: name === 'meaning' ? readSignal(pair.meaning) : 0,
      }));
      const zeros = PART_NAMES.map(() => 0);
      const signals = PART_NAMES.map((name) => (name === 'meaning' ? pair.meaning : 0));
      return {
        ...{ score_set_id: SET, ask_id: idOf('a', ask), measure_id: idOf('b', at), proposal_id: PROPOSAL },
        ...{ measure_kind: 'programme', band: 'partial', score_tenths: pair.score, opposes: pair.opposes },
        ...{
          confidence_hundredths: pair.confidence,
          measure_status: pair.status,
          facet_states: pair.facets.join(''),
        },
        ...(pair.isOld ? { parts, part_numbers: null } : { part_numbers: [...zeros, ...zeros, ...signals] }),
      };
    }),
  );
  await manager.query('TRUNCATE alignment');
  await manager.query(
    'INSERT INTO alignment SELECT * FROM jsonb_populate_recordset(NULL::alignment, $1::jsonb)',
    [JSON.stringify(rows)],
  );
}

const whole = (ofAsk: readonly Pair[]): readonly CoverageInput[] =>
  ofAsk.map((pair, at) => ({
    measureId: idOf('b', at),
    scoreTenths: pair.score,
    confidence: pair.confidence / 100,
    parts: [{ name: 'meaning', signal: readSignal(pair.meaning) }],
    opposes: pair.opposes,
    facets: readFacetStates(pair.facets.join('')),
    measureStatus: pair.status,
    measureKind: 'programme',
  }));

const byPlace = (a: CoverageInput, b: CoverageInput): number =>
  b.scoreTenths - a.scoreTenths || (a.measureId < b.measureId ? -1 : 1);

/** Runs within a connection whose table of alignments is its own and empty. */
async function within(work: (manager: EntityManager) => Promise<void>): Promise<void> {
  const runner = database.dataSource.createQueryRunner();
  try {
    await runner.query('CREATE TEMP TABLE alignment AS SELECT * FROM public.alignment WITH NO DATA');
    await work(runner.manager);
  } finally {
    await runner.query('DROP TABLE pg_temp.alignment');
    await runner.release();
  }
}

describe('readCoverageInputs', () => {
  it('reads of each list all that its coverage depends on, and its last place', async () => {
    let [stored, read] = [0, 0];
    await within(async (manager) => {
      await fc.assert(
        fc.asyncProperty(list, list, async (...lists) => {
          await store(manager, lists);
          const inputs = await readCoverageInputs(
            manager,
            SET,
            { proposals: [PROPOSAL], decided: [] },
            model,
          );
          for (const [at, ofAsk] of lists.entries()) {
            const all = whole(ofAsk);
            const kept = inputs.get(idOf('a', at)) ?? NO_INPUTS;
            for (const ask of asks)
              expect(decideCoverage(ask, kept.inputs, model)).toEqual(decideCoverage(ask, all, model));
            const sorted = [...all].sort(byPlace);
            expect(kept.last?.measureId).toBe(sorted[99]?.measureId);
            const best = sorted.filter(({ opposes }) => !opposes).slice(0, 3);
            expect(kept.inputs.map(({ measureId }) => measureId)).toEqual(
              expect.arrayContaining(best.map(({ measureId }) => measureId)),
            );
            stored += all.length;
            read += kept.inputs.length;
          }
        }),
        { numRuns: RUNS },
      );
    });
    // else it could as well read all
    expect(read).toBeLessThan(stored / 2);
  });

  it('reads all pairs of an ask on which people decided', async () => {
    await within(async (manager) => {
      const long = fc.array(pairs, { minLength: 60, maxLength: 110, size: 'max' });
      const [first, second] = fc.sample(long, 2);
      if (first === undefined || second === undefined) throw new Error('no sample');
      await store(manager, [first, second]);
      const decided = [idOf('a', 1)];
      const inputs = await readCoverageInputs(manager, SET, { proposals: [PROPOSAL], decided }, model);
      const measures = inputs.get(idOf('a', 1))?.inputs.map(({ measureId }) => measureId);
      expect(measures).toEqual([...whole(second)].sort(byPlace).map(({ measureId }) => measureId));
      expect(inputs.get(idOf('a', 0))?.inputs.length).toBeLessThan(first.length);
    });
  });
});
