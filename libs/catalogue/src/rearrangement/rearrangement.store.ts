import { type EntityManager } from 'typeorm';
import { ENTRY_KINDS, type EntryKind } from '../entry/entry.js';
import { type Ask } from '../proposal/proposal.js';
import { type MovedAsk, type Rearrangement } from './rearrangement.js';

/** Columns of a rearrangement `r` as a `Rearrangement`. */
const COLUMNS = `r.id, r.action, r.entry_kind AS kind, r.from_id AS "fromId", r.from_ref AS "fromRef",
  r.from_title AS "fromTitle", r.from_title_en AS "fromTitleEn", r.into_id AS "intoId", r.reason, r.actor, r.at,
  r.undone_by AS "undoneBy", r.undone_at AS "undoneAt", r.proposals, e.title AS "intoTitle", e.title_en AS "intoTitleEn",
  coalesce((SELECT json_agg(json_build_object('fromAsk', m.from_ask, 'toAsk', m.to_ask) ORDER BY m.from_ask)
              FROM rearranged_ask m WHERE m.rearrangement_id = r.id), '[]') AS asks`;

const named = (table: EntryKind): string =>
  `SELECT title, title_en, visibility = 'published' AND deleted_at IS NULL AS is_published FROM ${table}
    WHERE r.entry_kind = '${table}' AND id = r.into_id`;

/** Rearrangements `r` with the entry `e` that each led to. */
const STEPS = `rearrangement r LEFT JOIN LATERAL (${ENTRY_KINDS.map(named).join(' UNION ALL ')}) e ON true`;

export type NewRearrangement = Omit<
  Rearrangement,
  'id' | 'at' | 'undoneBy' | 'undoneAt' | 'intoTitle' | 'intoTitleEn'
> & {
  readonly asksBefore: readonly Ask[];
};

export async function insertRearrangement(
  manager: EntityManager,
  step: NewRearrangement,
): Promise<Rearrangement> {
  const [row] = await manager.query<{ id: string }[]>(
    `INSERT INTO rearrangement (action, entry_kind, from_id, from_ref, from_title, from_title_en, into_id, reason, actor,
       proposals, asks_before)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb) RETURNING id`,
    [
      ...[step.action, step.kind, step.fromId, step.fromRef, step.fromTitle, step.fromTitleEn, step.intoId],
      ...[step.reason, step.actor, step.proposals, JSON.stringify(step.asksBefore)],
    ],
  );
  const id = row?.id ?? '';
  await manager.query(
    `INSERT INTO rearranged_ask (rearrangement_id, from_ask, to_ask) SELECT $1, * FROM unnest($2::uuid[], $3::uuid[])`,
    [id, step.asks.map(({ fromAsk }) => fromAsk), step.asks.map(({ toAsk }) => toAsk)],
  );
  return getRearrangement(manager, id);
}

async function getRearrangement(manager: EntityManager, id: string): Promise<Rearrangement> {
  const [row] = await manager.query<Rearrangement[]>(`SELECT ${COLUMNS} FROM ${STEPS} WHERE r.id = $1`, [id]);
  if (row === undefined) throw new Error(`no rearrangement ${id}`);
  return row;
}

/** Locks a step and reads it, with the asks as they stood before a split; undefined when there is none. */
export async function lockRearrangement(
  manager: EntityManager,
  id: string,
): Promise<(Rearrangement & { readonly asksBefore: readonly Ask[] }) | undefined> {
  const [row] = await manager.query<(Rearrangement & { readonly asksBefore: readonly Ask[] })[]>(
    `SELECT ${COLUMNS}, r.asks_before AS "asksBefore" FROM ${STEPS} WHERE r.id = $1 FOR UPDATE OF r`,
    [id],
  );
  return row;
}

/** Notes that a step was taken back. */
export async function markUndone(manager: EntityManager, id: string, actor: string): Promise<Rearrangement> {
  await manager.query(
    'UPDATE rearrangement SET undone_by = $2, undone_at = clock_timestamp() WHERE id = $1',
    [id, actor],
  );
  return getRearrangement(manager, id);
}

/**
 * Whether a later step rests on this one and has to be taken back first: what the step led to was merged away since; or the step moved
 * asks, and one of its entries was rearranged again.
 */
export async function hasLaterStep(manager: EntityManager, step: Rearrangement): Promise<boolean> {
  const [row] = await manager.query<{ found: boolean }[]>(
    `SELECT EXISTS (SELECT FROM rearrangement later
       WHERE later.undone_at IS NULL AND later.at > (SELECT at FROM rearrangement WHERE id = $1)
         AND ((later.action = 'merge' AND later.from_id = $2)
           OR ($3 AND (later.from_id = ANY ($4::uuid[]) OR later.into_id = ANY ($4::uuid[]))))) AS found`,
    [step.id, step.intoId, step.asks.length > 0, [step.fromId, step.intoId]],
  );
  return row?.found === true;
}

/** Where the entry that a key names has ended up by merging; undefined when it was not merged. */
export async function findMergedInto(
  manager: EntityManager,
  kind: EntryKind,
  key: string,
): Promise<string | undefined> {
  const [row] = await manager.query<{ id: string }[]>(
    `WITH RECURSIVE way AS (
       SELECT into_id AS id, 1 AS steps FROM rearrangement
        WHERE action = 'merge' AND undone_at IS NULL AND entry_kind = $1 AND (from_id::text = lower($2) OR from_ref = $2)
       UNION ALL
       SELECT r.into_id, way.steps + 1 FROM way
         JOIN rearrangement r ON r.from_id = way.id AND r.action = 'merge' AND r.undone_at IS NULL)
     SELECT id FROM way ORDER BY steps DESC LIMIT 1`,
    [kind, key],
  );
  return row?.id;
}

export interface RearrangementListRequest {
  /** Only steps that this entry took part in. */
  readonly entryId: string | null;
  /** Only steps in effect that led to something published. */
  readonly isPublic: boolean;
  readonly limit: number;
  /** Time and id of the last step of the page before. */
  readonly after: readonly unknown[];
}

/** Steps, the latest first, and how many there are. */
export async function listRearrangements(
  manager: EntityManager,
  { entryId, isPublic, limit, after }: RearrangementListRequest,
): Promise<{
  readonly rows: readonly (Rearrangement & { readonly position: string })[];
  readonly total: number;
}> {
  const matching = `FROM ${STEPS}
   WHERE ($1::uuid IS NULL OR $1 IN (r.from_id, r.into_id))
     AND (NOT $2 OR (r.undone_at IS NULL AND e.is_published))`;
  const rows = await manager.query<(Rearrangement & { readonly position: string })[]>(
    `SELECT ${COLUMNS}, r.at::text AS position ${matching}
       AND ($3::timestamptz IS NULL OR (r.at, r.id) < ($3::timestamptz, $4::uuid))
     ORDER BY r.at DESC, r.id DESC LIMIT $5`,
    [entryId, isPublic, ...after, limit],
  );
  const [count] = await manager.query<{ n: number }[]>(`SELECT count(*)::int AS n ${matching}`, [
    entryId,
    isPublic,
  ]);
  return { rows, total: count?.n ?? 0 };
}

/** Asks whose decisions and answers went on under another id. */
export const ASKS_GONE_ON = `SELECT CASE WHEN r.undone_at IS NULL THEN m.from_ask ELSE m.to_ask END
  FROM rearranged_ask m JOIN rearrangement r ON r.id = m.rearrangement_id`;

/** The moved asks the other way round. */
export const backwards = (asks: readonly MovedAsk[]): readonly MovedAsk[] =>
  asks.map(({ fromAsk, toAsk }) => ({ fromAsk: toAsk, toAsk: fromAsk }));
