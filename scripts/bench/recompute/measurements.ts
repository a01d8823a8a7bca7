import { setTimeout as sleep } from 'node:timers/promises';
import { type ConceptRecord } from '@jeonghap/alignment';
import { QUEUE_SCHEMA } from '@jeonghap/platform';
import { readShippedAssets } from '@jeonghap/recompute';
import { type ServerProcess } from '../../../test/support/server-process.js';
import { type TimedWriting, timeWriting } from '../../../test/support/time-writing.js';
import { CatalogueClient, type EditableProgramme } from '../catalogue-client.js';
import { cpuSeconds } from '../machine.js';
import { measureEdit } from '../freshness/measure-edit.js';
import { type BenchWorld } from './bench-world.js';

/** An ask of any catalogue touches something of this. */
const SENTENCE = ' 인공지능 스타트업에 GPU 이용권을 지원하고, 공공기관이 혁신제품을 우선 구매한다.';
/** Programmes that take turns. */
const PROGRAMMES = 10;
/** Scores of a programme that a look reads: enough to see that they are new, few enough to cost next to nothing. */
const LOOKED_AT = 3;
/** Pause between two looks at a rebuild, milliseconds. */
const LOOK_EVERY_MS = 100;

/** Edits programmes until told to end. @returns time from each edit's answer to its new scores, milliseconds */
export async function measureEdits(
  world: BenchWorld,
  isOver: (done: number) => boolean,
): Promise<readonly number[]> {
  const client = new CatalogueClient(world.api.origin, world.credentials, LOOKED_AT);
  const ids = await listScoredProgrammes(world);
  const originals = await Promise.all(ids.map((id) => client.getProgramme(id)));
  const current: EditableProgramme[] = [...originals];
  const times: number[] = [];
  for (let n = 0; !isOver(n); n += 1) {
    const turn = n % current.length;
    const [programme, original] = [current[turn], originals[turn]];
    if (programme === undefined || original === undefined) throw new Error('no programmes');
    const body = programme.body === original.body ? original.body + SENTENCE : original.body;
    const edit = await measureEdit(client, programme, body);
    current[turn] = edit.programme;
    times.push(edit.ms);
  }
  return times;
}

/** In a large catalogue most measures are among the best of no ask. */
async function listScoredProgrammes({ dataSource }: BenchWorld): Promise<readonly string[]> {
  const rows = await dataSource.query<{ id: string }[]>(
    `SELECT measure_id AS id FROM alignment a JOIN score_set s ON s.id = a.score_set_id AND s.state = 'live'
      WHERE measure_kind = 'programme' GROUP BY measure_id HAVING count(*) >= $1 ORDER BY measure_id LIMIT $2`,
    [LOOKED_AT, PROGRAMMES],
  );
  return rows.map(({ id }) => id);
}

export interface Reads {
  /** Time of each answer, milliseconds. */
  readonly times: readonly number[];
  readonly failed: number;
}

/** Reads the board again and again until told to end. */
export async function measureReads(world: BenchWorld, isOver: () => boolean): Promise<Reads> {
  const times: number[] = [];
  let failed = 0;
  while (!isOver()) {
    const startedAt = performance.now();
    const answered = await fetch(`${world.api.origin}/api/v1/proposals`)
      .then(async (response) => {
        await response.text();
        return response.ok;
      })
      .catch(() => false);
    if (answered) times.push(performance.now() - startedAt);
    else failed += 1;
    await sleep(20);
  }
  return { times, failed };
}

export interface Rebuild {
  readonly seconds: number;
  readonly pairs: number;
  /** Of which the workers spent so many on writing, all workers together. */
  readonly writingSeconds: number;
}

/** Proposals whose writing is timed. */
const WRITTEN = 1_000;

/** Scores proposals under a changed thesaurus and writes them as batches of a new score set, in this process, nothing else going on. */
export function measureWriting({ dataSource, cluster }: BenchWorld, change: number): Promise<TimedWriting> {
  const assets = readShippedAssets();
  const changed = changedVoucher(assets.thesaurus, change);
  const thesaurus = assets.thesaurus.map((record) => (record.id === changed.id ? changed : record));
  return timeWriting(
    dataSource,
    { ...assets, thesaurus },
    { proposals: WRITTEN, serverCpuSeconds: () => cpuSeconds(cluster.postmasterPid() ?? 0) },
  );
}

/** The record of a concept, with one more wording. */
function changedVoucher(thesaurus: readonly ConceptRecord[], change: number): ConceptRecord {
  const record = thesaurus.find(({ id }) => id === 'instrument.voucher');
  if (record === undefined) throw new Error('the thesaurus has no voucher');
  return { ...record, lay: [...record.lay, `바우처 ${String(change)}번 낱말`] };
}

/** Builds a score set with a changed thesaurus beside the live one, and cancels it when it is complete. */
export async function measureRebuild(world: BenchWorld, change: number): Promise<Rebuild> {
  const rebuild = await startRebuild(world, change);
  const figures = await rebuild.ended;
  await rebuild.cancel();
  return figures;
}

/** A score set with a changed thesaurus that is being built beside the live one. */
export interface RunningRebuild {
  /** Scoring from when the first pairs are written; before that the workers look at the whole catalogue under the new model. */
  readonly phase: () => 'preparing' | 'scoring' | 'over';
  /** What it took, once it is complete or cancelled. */
  readonly ended: Promise<Rebuild>;
  readonly cancel: () => Promise<void>;
}

/** Starts to build a score set with a changed thesaurus. */
export async function startRebuild(world: BenchWorld, change: number): Promise<RunningRebuild> {
  const upsert = [changedVoucher(readShippedAssets().thesaurus, change)];
  const { id } = await post<{ id: number }>(world, 'score-sets', {
    note: 'bench',
    thesaurus: { upsert, remove: [] },
  });
  const startedAt = performance.now();
  let phase: ReturnType<RunningRebuild['phase']> = 'preparing';
  const ended = (async () => {
    while (await isFound(world, `SELECT FROM score_set WHERE id = $1 AND state = 'building'`, id)) {
      if (phase === 'preparing' && (await isFound(world, FIRST_PAIRS, id))) phase = 'scoring';
      await sleep(LOOK_EVERY_MS);
    }
    phase = 'over';
    return rebuildSince(world, id, startedAt);
  })();
  return {
    phase: () => phase,
    ended,
    cancel: async () => {
      await post(world, `score-sets/${String(id)}/cancel`, {});
    },
  };
}

const FIRST_PAIRS = 'SELECT FROM recompute_run WHERE score_set_id = $1 AND pairs_written > 0 LIMIT 1';

const isFound = async ({ dataSource }: BenchWorld, query: string, id: number): Promise<boolean> =>
  (await dataSource.query<unknown[]>(query, [id])).length > 0;

async function post<Answer>(
  { api, credentials }: BenchWorld,
  operation: string,
  body: object,
): Promise<Answer> {
  const response = await fetch(`${api.origin}/api/v1/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...credentials },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Answer;
}

async function rebuildSince({ dataSource }: BenchWorld, id: number, startedAt: number): Promise<Rebuild> {
  const seconds = (performance.now() - startedAt) / 1000;
  const [written] = await dataSource.query<Omit<Rebuild, 'seconds'>[]>(
    `SELECT coalesce(sum(pairs_written), 0)::int AS pairs,
            coalesce(sum(write_ms), 0) / 1000.0::float8 AS "writingSeconds"
       FROM recompute_run WHERE score_set_id = $1`,
    [id],
  );
  if (written === undefined) throw new Error('an aggregate gave no row');
  return { seconds, ...written };
}

function editProgrammes(world: BenchWorld): Promise<unknown> {
  return world.dataSource.query(
    `UPDATE programme SET body = body || ' ' WHERE id IN (SELECT id FROM programme ORDER BY id LIMIT $1)`,
    [PROGRAMMES],
  );
}

/** Kills the worker that holds claims. @returns time until the other one has done them, seconds */
export async function measureWorkerKilled(
  world: BenchWorld,
  dying: ServerProcess,
  other: ServerProcess,
): Promise<number> {
  other.signal('SIGSTOP'); // so that all claims are the dying one's
  const held = (): Promise<unknown[]> =>
    world.dataSource.query('SELECT FROM recompute_dirty WHERE lease_token IS NOT NULL LIMIT 1');
  while ((await held()).length === 0) {
    // also again, when all was computed between two looks
    if ((await world.dataSource.query<unknown[]>('SELECT FROM recompute_dirty LIMIT 1')).length === 0)
      await editProgrammes(world);
    await sleep(2);
  }
  await dying.end('SIGKILL');
  other.signal('SIGCONT');
  return world.untilQuiet();
}

export interface Recovery {
  /** From the kill until PostgreSQL takes connections again, seconds. */
  readonly downSeconds: number;
  /** From then until an edit's scores can be read, seconds. */
  readonly scoredSeconds: number;
}

/** Kills PostgreSQL, which its supervisor starts again. */
export async function measurePostgresKilled(world: BenchWorld): Promise<Recovery> {
  const pid = world.cluster.postmasterPid();
  if (pid === undefined) throw new Error('PostgreSQL does not run');
  const killedAt = performance.now();
  process.kill(pid, 'SIGKILL');
  const isUp = (): Promise<boolean> =>
    world.cluster
      .asSuperuser((client) => client.query('SELECT 1'))
      .then(() => true)
      .catch(() => false);
  while (await isUp()) await sleep(5);
  while (!(await isUp())) await sleep(10);
  const downSeconds = (performance.now() - killedAt) / 1000;
  return { downSeconds, scoredSeconds: await untilEdited(world) };
}

/** Takes all jobs out of the queue around an edit. @returns time until its scores can be read, seconds */
export async function measureQueueWiped(world: BenchWorld): Promise<number> {
  const end = new AbortController();
  const wiping = (async () => {
    while (!end.signal.aborted) {
      await world.dataSource.query(`DELETE FROM ${QUEUE_SCHEMA}.job`);
      await sleep(5);
    }
  })();
  const seconds = await untilEdited(world);
  end.abort();
  await wiping;
  return seconds;
}

async function untilEdited(world: BenchWorld): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    try {
      await measureEdits(world, (done) => done === 1);
      return (performance.now() - startedAt) / 1000;
    } catch (error) {
      if (performance.now() - startedAt > 60_000) throw error;
      await sleep(20); // refused while the database is away
    }
  }
}
