import { type ErrorCode, NotFound } from '@jeonghap/platform';
import { type EntityManager } from 'typeorm';
import { type EntryKind } from '../entry/entry.js';
import { findMergedInto } from './rearrangement.store.js';

const NOT_FOUND = {
  stakeholder: 'stakeholder.not-found',
  proposal: 'proposal.not-found',
  programme: 'programme.not-found',
  legislative_item: 'legislative-item.not-found',
} as const satisfies Record<EntryKind, ErrorCode>;

/** Why there is no such entry: it never was, or `entry.merged`, whose details say where it is part of now. */
export async function notFoundOrMerged(
  manager: EntityManager,
  kind: EntryKind,
  key: string,
): Promise<NotFound> {
  const mergedInto = await findMergedInto(manager, kind, key);
  return mergedInto === undefined
    ? new NotFound(NOT_FOUND[kind])
    : new NotFound('entry.merged', { details: { mergedInto } });
}

/** @throws NotFound `entry.merged` when the entry that a key names was merged away */
export async function refuseMerged(manager: EntityManager, kind: EntryKind, key: string): Promise<void> {
  const mergedInto = await findMergedInto(manager, kind, key);
  if (mergedInto !== undefined) throw new NotFound('entry.merged', { details: { mergedInto } });
}
