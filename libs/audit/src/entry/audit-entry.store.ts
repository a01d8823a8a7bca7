import { type EntityManager } from 'typeorm';
import { type AuditEntry, type AuditFilter, type AuditNote } from './audit-entry.js';

const COLUMNS = `e.id::float8 AS id, e.at, e.actor, e.key_id AS "keyId", e.kind, e.subject, e.act, e.before, e.after, e.network,
  e.request_id AS "requestId", e.method, e.route, e.seal`;

/** The days are Korea's, wherever the server stands. */
const MATCHES = `($1::text IS NULL OR e.kind = $1) AND ($2::text IS NULL OR e.subject = $2)
  AND ($3::text IS NULL OR e.actor = $3) AND ($4::text IS NULL OR e.act = $4)
  AND ($5::date IS NULL OR e.at >= $5::date::timestamp AT TIME ZONE 'Asia/Seoul')
  AND ($6::date IS NULL OR e.at < ($6::date + 1)::timestamp AT TIME ZONE 'Asia/Seoul')`;

const parametersOf = ({ kind, subject, actor, act, from, to }: AuditFilter): readonly (string | null)[] =>
  [kind, subject, actor, act, from, to].map((value) => value ?? null);

/** Writes an act into the log, in the transaction at hand. */
export async function noteAct(
  manager: EntityManager,
  { kind, subject = null, act, detail }: AuditNote,
): Promise<void> {
  await manager.query('SELECT audit.write($1, $2, $3, NULL, $4)', [kind, subject, act, detail ?? null]);
}

/** Entries before an id, newest first. @param beforeId null from the newest on */
export function listEntries(
  manager: EntityManager,
  filter: AuditFilter,
  limit: number,
  beforeId: number | null,
): Promise<readonly AuditEntry[]> {
  return manager.query(
    `SELECT ${COLUMNS} FROM audit.entry e WHERE ${MATCHES} AND ($7::bigint IS NULL OR e.id < $7)
      ORDER BY e.id DESC LIMIT $8`,
    [...parametersOf(filter), beforeId, limit],
  );
}

export async function countEntries(manager: EntityManager, filter: AuditFilter): Promise<number> {
  const [row] = await manager.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM audit.entry e WHERE ${MATCHES}`,
    [...parametersOf(filter)],
  );
  return row?.n ?? 0;
}
