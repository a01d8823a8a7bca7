import { Conflict, NotFound } from '@jeonghap/platform';
import { type EntityManager } from 'typeorm';
import { type EntryColumns } from '../entry/entry-columns.entity.js';
import { updateRow } from '../entry/entry-writer.js';
import { ProposalEntity } from '../proposal/proposal.entity.js';
import { type Ask } from '../proposal/proposal.js';
import { findAsks, writeAsks } from '../proposal/proposal.store.js';
import { entityOf, lockAny } from './lock-entries.js';
import { asksRestored, type Rearrangement, renumber } from './rearrangement.js';
import { hasLaterStep, lockRearrangement, markUndone } from './rearrangement.store.js';

/**
 * Takes a merge or a split back. What people changed since in what stays is kept.
 * @throws NotFound `rearrangement.not-found`; Conflict `rearrangement.undone`, `rearrangement.later-step` when a later one rests on it, or
 *   `rearrangement.overtaken` when something added since would be lost
 */
export async function undoRearrangement(
  manager: EntityManager,
  id: string,
  actor: string,
): Promise<Rearrangement> {
  const step = await lockRearrangement(manager, id);
  if (step === undefined) throw new NotFound('rearrangement.not-found');
  if (step.undoneAt !== null) throw new Conflict('rearrangement.undone');
  await lockAny(manager, step.kind, [step.fromId, step.intoId]);
  if (await hasLaterStep(manager, step)) throw new Conflict('rearrangement.later-step');
  await (step.action === 'merge' ? undoMerge(manager, step) : undoSplit(manager, step, step.asksBefore));
  return markUndone(manager, id, actor);
}

async function undoMerge(manager: EntityManager, step: Rearrangement): Promise<void> {
  const { kind, fromId, intoId, proposals, asks } = step;
  await updateRow<EntryColumns>(manager, entityOf(kind), fromId, { visibility: 'published' });
  if (proposals.length > 0) {
    // those that somebody gave to a third one meanwhile stay there
    await manager.query(
      'UPDATE proposal SET stakeholder_id = $1 WHERE id = ANY ($2::uuid[]) AND stakeholder_id = $3',
      [fromId, proposals, intoId],
    );
  }
  if (asks.length === 0) return;
  const added = new Set(asks.map(({ toAsk }) => toAsk));
  const own = (await findAsks(manager, intoId)).filter(({ id }) => !added.has(id));
  if (own.length === 0) throw new Conflict('rearrangement.overtaken');
  await writeAsks(manager, intoId, renumber(own));
}

async function undoSplit(
  manager: EntityManager,
  { fromId, intoId, asks }: Rearrangement,
  before: readonly Ask[],
): Promise<void> {
  const wentOver = new Set(asks.map(({ toAsk }) => toAsk));
  const there = await findAsks(manager, intoId);
  if (there.some(({ id }) => !wentOver.has(id))) throw new Conflict('rearrangement.overtaken');
  const present = await findAsks(manager, fromId);
  const gone = new Set(asks.map(({ fromAsk }) => fromAsk));
  await updateRow(manager, ProposalEntity, intoId, { deletedAt: new Date() });
  await writeAsks(manager, fromId, asksRestored(present, before, gone));
}
