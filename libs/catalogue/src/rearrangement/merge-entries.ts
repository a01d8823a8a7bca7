import { randomUUID } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { type EntryColumns } from '../entry/entry-columns.entity.js';
import { updateRow } from '../entry/entry-writer.js';
import { type EntryKind } from '../entry/entry.js';
import { findAsks, writeAsks } from '../proposal/proposal.store.js';
import { entityOf, lockSeen, refusal } from './lock-entries.js';
import {
  type MergeDraft,
  type MovedAsk,
  type Rearrangement,
  REARRANGEMENT_LIMITS,
  renumber,
} from './rearrangement.js';
import { insertRearrangement } from './rearrangement.store.js';

/**
 * Makes an entry part of another one. It stays as it is, out of sight; its address leads on to the other. Proposals of a stakeholder go
 * over; of a proposal the asks that were chosen, under new ids; what people decided on a measure stays with it.
 * @throws InvalidInput, NotFound, Conflict `entry.stale`
 */
export async function mergeEntries(
  manager: EntityManager,
  { kind, from, into, reason, asks }: MergeDraft,
  actor: string,
): Promise<Rearrangement> {
  if (from.id === into.id) throw refusal('into.id', 'isIn');
  if (kind === 'stakeholder') await lockProposalsOf(manager, from.id);
  const rows = await lockSeen(manager, kind, [from, into]);
  const row = rows.get(from.id);
  if (row === undefined) throw new Error('a locked row is missing');
  const moved = await takeOver(manager, kind, { fromId: from.id, intoId: into.id, asks });
  await updateRow<EntryColumns>(manager, entityOf(kind), from.id, { visibility: 'internal' });
  return insertRearrangement(manager, {
    ...{ action: 'merge', kind, fromId: from.id, intoId: into.id, reason, actor },
    ...{ fromRef: row.externalRef, fromTitle: row.title, fromTitleEn: row.titleEn },
    ...{ proposals: kind === 'stakeholder' ? await moveProposals(manager, from.id, into.id) : [] },
    ...{ asks: moved, asksBefore: [] },
  });
}

/** An edit of a proposal locks it first and its stakeholder after; whoever moves proposals does so in the same order. */
async function lockProposalsOf(manager: EntityManager, stakeholderId: string): Promise<void> {
  await manager.query('SELECT FROM proposal WHERE stakeholder_id = $1 ORDER BY id FOR UPDATE', [
    stakeholderId,
  ]);
}

async function moveProposals(
  manager: EntityManager,
  fromId: string,
  intoId: string,
): Promise<readonly string[]> {
  const [rows] = await manager.query<[{ id: string }[], number]>(
    'UPDATE proposal SET stakeholder_id = $2 WHERE stakeholder_id = $1 RETURNING id',
    [fromId, intoId],
  );
  return rows.map(({ id }) => id);
}

/** Adds chosen asks of one proposal to the end of another, as new ones. */
async function takeOver(
  manager: EntityManager,
  kind: EntryKind,
  {
    fromId,
    intoId,
    asks,
  }: { readonly fromId: string; readonly intoId: string; readonly asks: readonly string[] },
): Promise<readonly MovedAsk[]> {
  if (asks.length === 0) return [];
  const theirs = kind === 'proposal' ? await findAsks(manager, fromId) : [];
  const chosen = theirs.filter(({ id }) => asks.includes(id));
  if (chosen.length !== asks.length) throw refusal('asks', 'isIn');
  const own = await findAsks(manager, intoId);
  if (own.length + chosen.length > REARRANGEMENT_LIMITS.asks)
    throw refusal('asks', 'arrayMaxSize', REARRANGEMENT_LIMITS.asks - own.length);
  const added = chosen.map((ask) => ({ ...ask, id: randomUUID(), splitBy: 'person' as const }));
  await writeAsks(manager, intoId, renumber([...own, ...added]));
  return chosen.map(({ id }, index) => ({ fromAsk: id, toAsk: added[index]?.id ?? '' }));
}
