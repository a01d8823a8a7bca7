import { type EntityManager } from 'typeorm';
import { CANONICAL_ENTRY, CANONICAL_SEAL } from './canonical-text.js';
import { type StoredEntry, type StoredSeal } from './chain.js';

/** The seals after a number, oldest first. */
export function readSeals(
  manager: EntityManager,
  afterNo: number,
  limit: number,
): Promise<readonly StoredSeal[]> {
  return manager.query(
    `SELECT s.no, to_json(s.entry_ids) AS "entryIds", ${CANONICAL_SEAL} AS text, s.content, s.hash
       FROM audit.seal s WHERE s.no > $1 ORDER BY s.no LIMIT $2`,
    [afterNo, limit],
  );
}

/** The entries that say of themselves that they belong to a seal, by id. */
export function readEntries(manager: EntityManager, sealNo: number): Promise<readonly StoredEntry[]> {
  return manager.query(
    `SELECT e.id::float8 AS id, ${CANONICAL_ENTRY} AS text, coalesce(e.hash, '') AS hash
       FROM audit.entry e WHERE e.seal = $1 ORDER BY e.id`,
    [sealNo],
  );
}

/** An entry of a seal that does not exist. @param afterNo the last seal that does */
export async function findStrayEntry(
  manager: EntityManager,
  afterNo: number,
): Promise<{ readonly id: number; readonly seal: number } | undefined> {
  const [row] = await manager.query<{ id: number; seal: number }[]>(
    `SELECT id::float8 AS id, seal FROM audit.entry WHERE seal > $1 OR seal < 1 ORDER BY seal, id LIMIT 1`,
    [afterNo],
  );
  return row;
}

/** Number of the last seal whose entries were removed when their time was over; 0 for none. */
export async function readExpiredThrough(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ through: number }[]>('SELECT audit.expired_through() AS through');
  return row?.through ?? 0;
}

export async function countUnsealed(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ n: number }[]>(
    'SELECT count(*)::int AS n FROM audit.entry WHERE seal IS NULL',
  );
  return row?.n ?? 0;
}

/** The newest seal, as it may be noted elsewhere. */
export interface LastSeal {
  readonly no: number;
  readonly at: Date;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

export async function findLastSeal(manager: EntityManager): Promise<LastSeal | null> {
  const [row] = await manager.query<LastSeal[]>(
    `SELECT no, at, encode(hash, 'hex') AS hash FROM audit.seal ORDER BY no DESC LIMIT 1`,
  );
  return row ?? null;
}
