import { isLockTimeout } from '@jeonghap/platform';
import { type DataSource, type EntityManager } from 'typeorm';
import { type Cutoff, type KeptLists } from './best-of-ask.js';

interface CutoffRow {
  readonly ask_id: string;
  readonly tenths: number | null;
  readonly measure_id: string | null;
}

const toCutoff = ({ tenths, measure_id: measureId }: CutoffRow): Cutoff | null =>
  tenths === null || measureId === null ? null : { scoreTenths: tenths, measureId };

/**
 * The lists of all asks of a score set as the transaction sees them.
 * @param ownLeases tokens of the batch that asks; what another worker took over from it has another token
 */
export async function readKeptLists(
  manager: EntityManager,
  scoreSetId: number,
  ownLeases: readonly string[],
): Promise<KeptLists> {
  const cutoffs = await manager.query<CutoffRow[]>(
    `SELECT ask_id, cutoff_tenths AS tenths, cutoff_measure_id AS measure_id FROM ask_coverage WHERE score_set_id = $1`,
    [scoreSetId],
  );
  const leased = await manager.query<{ entry_id: string }[]>(
    `SELECT entry_id FROM recompute_dirty
      WHERE score_set_id = $1 AND entry_kind = 'proposal' AND lease_token <> ALL ($2::uuid[])`,
    [scoreSetId, ownLeases],
  );
  return {
    cutoffs: new Map(cutoffs.map((row) => [row.ask_id, toCutoff(row)])),
    inComputation: new Set(leased.map((row) => row.entry_id)),
  };
}

/** Asks that have a pair with a measure stored. */
export async function readAsksOf(
  manager: EntityManager,
  scoreSetId: number,
  measureId: string,
): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ ask_id: string }[]>(
    'SELECT ask_id FROM alignment WHERE score_set_id = $1 AND measure_id = $2',
    [scoreSetId, measureId],
  );
  return new Set(rows.map((row) => row.ask_id));
}

/** Cutoffs of the asks of some proposals. The caller holds the proposals' fences. */
export async function readCutoffs(
  manager: EntityManager,
  scoreSetId: number,
  proposalIds: readonly string[],
): Promise<ReadonlyMap<string, Cutoff | null>> {
  const rows = await manager.query<CutoffRow[]>(
    `SELECT ask_id, cutoff_tenths AS tenths, cutoff_measure_id AS measure_id FROM ask_coverage
      WHERE score_set_id = $1 AND proposal_id = ANY ($2::uuid[])`,
    [scoreSetId, proposalIds],
  );
  return new Map(rows.map((row) => [row.ask_id, toCutoff(row)]));
}

/** Asks for a recompute of proposals whose lists are too long or too short. The caller holds their fences. */
export async function wantRefills(
  manager: EntityManager,
  scoreSetId: number,
  proposalIds: ReadonlySet<string>,
): Promise<void> {
  if (proposalIds.size === 0) return;
  await manager.query(
    `UPDATE entry_computation SET refills_wanted = refills_wanted + 1
      WHERE score_set_id = $1 AND entry_id = ANY ($2::uuid[])`,
    [scoreSetId, [...proposalIds]],
  );
}

/** How many proposals of a score set wait for a refill and for nothing else. @param scoreSetId SQL of the set's id */
export const waitingRefillsSql = (scoreSetId: string): string => `
  (SELECT count(*) FROM entry_computation c
    WHERE c.score_set_id = ${scoreSetId} AND c.refills_wanted > c.refills_done
      AND NOT EXISTS (SELECT FROM recompute_dirty d
                       WHERE d.score_set_id = c.score_set_id AND d.entry_id = c.entry_id))`;

/**
 * Marks proposals that wait for a refill dirty. An edit in flight may be about to do the same; it is not waited for,
 * since its own mark does as well, or else the next call.
 */
export async function adoptRefills(dataSource: DataSource, scoreSetId: number): Promise<void> {
  await dataSource
    .transaction(async (manager) => {
      await manager.query(`SET LOCAL lock_timeout = '100ms'`);
      await markWaiting(manager, scoreSetId);
    })
    .catch((error: unknown) => {
      if (!isLockTimeout(error)) throw error;
    });
}

async function markWaiting(manager: EntityManager, scoreSetId: number): Promise<void> {
  await manager.query(
    `INSERT INTO recompute_dirty (score_set_id, entry_id, entry_kind, want_revision)
     SELECT c.score_set_id, c.entry_id, 'proposal', c.revision FROM entry_computation c
      WHERE c.score_set_id = $1 AND c.refills_wanted > c.refills_done
        AND NOT EXISTS (SELECT FROM recompute_dirty d
                         WHERE d.score_set_id = c.score_set_id AND d.entry_id = c.entry_id)
      ORDER BY c.entry_id
     ON CONFLICT DO NOTHING`,
    [scoreSetId],
  );
}
