import { type ConceptRecord } from '@jeonghap/alignment';
import { programOf, FaultWorld, times, until } from './fault-world.js';
import { report, seconds } from './findings.js';
import { type ServerProcess } from '../support/server-process.js';

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
});
afterEach(() => world.endProcesses());
afterAll(() => world.close());

async function ask<T>(api: ServerProcess, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${api.origin}/api/v1${path}`, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...world.credentials },
      body: JSON.stringify(body),
    }),
  });
  if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
  return (await response.json()) as T;
}

describe('an entry that cannot be stored', () => {
  it('F24 is set aside after five attempts, and all others are scored', async () => {
    await world.scoreByHealthyWorker();
    const [api] = [await world.start('api'), await world.start('worker')];
    const [entry] = await world.dataSource.query<{ id: string }[]>(
      'SELECT id FROM programme ORDER BY id LIMIT 1',
    );
    await world.dataSource.query(
      `ALTER TABLE entry_computation ADD CONSTRAINT poison CHECK (entry_id <> '${entry?.id ?? ''}') NOT VALID`,
    );
    await world.dataSource.query(`UPDATE programme SET body = body || ' 그리고'`);
    await world.dataSource.query(`UPDATE legislative_item SET body = body || ' 그리고'`);
    const isDead = async (): Promise<boolean> => {
      // as if the pauses between the attempts, half a minute in all, were over
      await world.dataSource.query('UPDATE recompute_dirty SET not_before = clock_timestamp()');
      return (await ask<{ failed: number }>(api, '/recompute')).failed === 1;
    };
    await until(isDead, 40_000);
    await world.waitUntilQuiet(2_000);
    const [dead] = await world.dataSource.query<{ entry_id: string; attempts: number; last_error: string }[]>(
      'SELECT entry_id, attempts, last_error FROM recompute_dirty',
    );
    expect(dead).toMatchObject({ entry_id: entry?.id, attempts: 5 });
    expect(dead?.last_error).toContain('poison');
    await world.dataSource.query('ALTER TABLE entry_computation DROP CONSTRAINT poison');
    await ask(api, '/recompute/retry', {});
    await until(async () => (await ask<{ failed: number }>(api, '/recompute')).failed === 0);
    await world.waitUntilQuiet();
    await world.assertScoresRight();
    report(
      'F24',
      'set aside after 5 attempts with its error, the others scored; scored too once it was mended and retried',
    );
  });
});

describe('a burst of edits', () => {
  it('F26 of one entry is computed a few times, not once an edit', async () => {
    await world.scoreByHealthyWorker();
    await world.start('worker');
    const computed = async (): Promise<number> => {
      const [row] = await world.dataSource.query<{ n: number }[]>(
        'SELECT coalesce(sum(entries_computed), 0)::int AS n FROM recompute_run',
      );
      return row?.n ?? 0;
    };
    const before = await computed();
    const edits = times(300, 10_000);
    const startedAt = Date.now();
    for (let n = 0; n < edits; n += 1) await world.edit(4, n);
    const editingMs = Date.now() - startedAt;
    const quietMs = await world.waitUntilQuiet();
    await world.assertScoresRight();
    const computations = (await computed()) - before;
    expect(computations).toBeGreaterThan(0);
    expect(computations).toBeLessThan(edits / 5);
    report(
      'F26',
      `${String(edits)} edits of one entry in ${seconds(editingMs)}: ${String(computations)} computations, quiet ${seconds(quietMs)} later`,
    );
  });
});

describe('a switch of score sets', () => {
  it('F28 under read load never mixes two sets in an answer', async () => {
    await world.scoreByHealthyWorker();
    const [api] = [await world.start('api'), await world.start('worker')];
    const live = (await listSets(api)).find(({ state }) => state === 'live')?.id ?? 0;
    const next = await buildSet(api, ['바우처']);
    await untilComplete(api, next);
    const paths = await readingPaths(api);
    const seen = new Map<string, string>();
    let responses = 0;
    let mixed = 0;
    let isOver = false;
    const read = async (): Promise<void> => {
      for (let n = 0; !isOver; n += 1) {
        const path = paths[n % paths.length] ?? '';
        const { scoreSet, ...rest } = await ask<{ scoreSet: { id: number } }>(api, path);
        responses += 1;
        const key = `${path} ${String(scoreSet.id)}`;
        const text = JSON.stringify(rest);
        if (!seen.has(key)) seen.set(key, text);
        else if (seen.get(key) !== text) mixed += 1;
      }
    };
    for (const set of [next, live]) {
      await ask(api, `/score-sets/${String(set)}/switch`, {});
      for (const path of paths) {
        const { scoreSet, ...rest } = await ask<{ scoreSet: { id: number } }>(api, path);
        expect(scoreSet.id).toBe(set);
        seen.set(`${path} ${String(set)}`, JSON.stringify(rest));
      }
    }
    const differing = paths.filter(
      (path) => seen.get(`${path} ${String(live)}`) !== seen.get(`${path} ${String(next)}`),
    );
    expect(differing.length).toBeGreaterThan(1);
    const readers = Array.from({ length: 4 }, read);
    const switches = times(10, 40);
    for (let n = 0; n < switches; n += 1) {
      await ask(api, `/score-sets/${String(n % 2 === 0 ? next : live)}/switch`, {});
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    isOver = true;
    await Promise.all(readers);
    expect(mixed).toBe(0);
    report('F28', `${String(switches)} switches, ${String(responses)} answers, each of them from one set`);
  });
});

describe('a score set under construction', () => {
  it('F04 whose worker dies in the middle of a batch has nothing of it, and is finished by the next', async () => {
    await world.scoreByHealthyWorker();
    const program = programOf('worker', 'worker-in-batch', [
      {
        file: 'libs/recompute/src/write-batch.ts',
        from: 'await completeClaims(manager, done);',
        to: `process.kill(process.pid, 'SIGKILL');`,
      },
    ]);
    const api = await world.start('api');
    const id = await buildSet(api, ['바우처', '표준 이용권']);
    const dying = await world.start('worker', { program }).catch(() => undefined);
    if (dying !== undefined) expect(await dying.ended).toBe('SIGKILL');
    expect(
      await world.dataSource.query('SELECT FROM alignment WHERE score_set_id = $1 LIMIT 1', [id]),
    ).toEqual([]);
    await world.start('worker');
    const finishedMs = await untilComplete(api, id);
    expect(finishedMs).toBeLessThan(10_000);
    await world.waitUntilQuiet();
    const pairs = await world.assertScoresRight();
    await ask(api, `/score-sets/${String(id)}/cancel`, {});
    report(
      'F04',
      `a batch rolled back as a whole, its set finished ${seconds(finishedMs)} after the next worker was ready, ${String(pairs)} pairs as recomputed`,
    );
  });
});

interface Set {
  readonly id: number;
  readonly state: string;
}

const listSets = async (api: ServerProcess): Promise<readonly Set[]> =>
  (await ask<{ items: readonly Set[] }>(api, '/score-sets')).items;

/** Starts a set in which vouchers have other wordings. @returns its id */
async function buildSet(api: ServerProcess, official: readonly string[]): Promise<number> {
  const [voucher] = await world.dataSource.query<{ record: ConceptRecord }[]>(
    `SELECT record FROM alignment_model, jsonb_array_elements(assets -> 'thesaurus') AS record
      WHERE record ->> 'id' = 'instrument.voucher' LIMIT 1`,
  );
  const upsert = [{ ...voucher?.record, official, lay: [], abbr: [], en_alt: [], patterns: [] }];
  const draft = { note: '바우처 낱말을 바꿈', thesaurus: { upsert, remove: [] } };
  return (await ask<{ id: number }>(api, '/score-sets', draft)).id;
}

/** @returns how long it took until the set was complete, milliseconds */
const untilComplete = (api: ServerProcess, wanted: number): Promise<number> =>
  until(async () => (await listSets(api)).some(({ id, state }) => id === wanted && state === 'complete'));

/** The board, each proposal and its alignments. */
async function readingPaths(api: ServerProcess): Promise<readonly string[]> {
  const { items } = await ask<{ items: readonly { id: string }[] }>(api, '/proposals?limit=100');
  return ['/proposals', ...items.flatMap(({ id }) => [`/proposals/${id}`, `/proposals/${id}/alignments`])];
}

describe('two releases at once', () => {
  it('F27 each write their own score set only', async () => {
    await world.scoreByHealthyWorker();
    const old = (
      await world.dataSource.query<Set[]>(`SELECT id, state FROM score_set WHERE state = 'live'`)
    )[0];
    await world.start('worker');
    const program = programOf('worker', 'worker-next-release', [
      {
        file: 'libs/alignment/src/model/build-model.ts',
        from: 'export const CODE_VERSION = ',
        to: `export const CODE_VERSION = 'next-' + `,
      },
      {
        file: 'libs/alignment/src/score/score-alignment.ts',
        from: 'export const ALIGNMENT_FLOOR_TENTHS = 100;',
        to: 'export const ALIGNMENT_FLOOR_TENTHS = 400;',
      },
    ]);
    await world.start('worker', { program });
    for (let n = 0; n < 20; n += 1) await world.edit(n % 9, n);
    const isSwitched = async (): Promise<boolean> => {
      const [live] = await world.dataSource.query<Set[]>(
        `SELECT id, state FROM score_set WHERE state = 'live'`,
      );
      return live?.id !== old?.id;
    };
    await until(isSwitched, 60_000);
    for (let n = 0; n < 20; n += 1) await world.edit(n % 9, n + 1);
    await world.waitUntilQuiet();
    await world.assertScoresRight(); // of the old release's sets; the new one's model is not ours
    const pairsOf = (state: string, floor: number): Promise<unknown[]> =>
      world.dataSource.query(
        `SELECT ask_id, measure_id, score_tenths FROM alignment
          WHERE score_tenths >= $3 AND score_set_id = (SELECT id FROM score_set
                 WHERE CASE $1 WHEN 'live' THEN state = 'live' ELSE id = $2 END)
          ORDER BY ask_id, measure_id`,
        [state, old?.id, floor],
      );
    const [newer, newerAboveFloor] = [await pairsOf('live', 0), await pairsOf('live', 400)];
    const [older, olderAboveFloor] = [await pairsOf('old', 0), await pairsOf('old', 400)];
    expect(newer).toEqual(newerAboveFloor);
    expect(newer).toEqual(olderAboveFloor);
    expect(older.length).toBeGreaterThan(newer.length);
    expect(newer.length).toBeGreaterThan(0);
    report(
      'F27',
      `old release ${String(older.length)} pairs, new one with a higher floor ${String(newer.length)}; neither wrote into the other's set`,
    );
  });
});
