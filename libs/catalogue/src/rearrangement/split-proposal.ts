import { randomUUID } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { insertRow } from '../entry/entry-writer.js';
import { ProposalEntity } from '../proposal/proposal.entity.js';
import { findAsks, writeAsks } from '../proposal/proposal.store.js';
import { lockSeen, refusal } from './lock-entries.js';
import { asksLeft, type Rearrangement, renumber, type SplitDraft } from './rearrangement.js';
import { insertRearrangement } from './rearrangement.store.js';

/**
 * Makes a new proposal of some asks of another: of the same stakeholder, occasion, text and source. The asks go over under new ids; the
 * old ones are kept for the way back.
 * @throws InvalidInput when not some of the asks are named, NotFound, Conflict `entry.stale`
 */
export async function splitProposal(
  manager: EntityManager,
  { proposal, title, titleEn, asks, reason }: SplitDraft,
  actor: string,
): Promise<Rearrangement> {
  const rows = await lockSeen(manager, 'proposal', [proposal]);
  // the kind of the row is the kind that was locked
  const row = rows.get(proposal.id) as ProposalEntity;
  const before = await findAsks(manager, row.id);
  const chosen = before.filter(({ id }) => asks.includes(id));
  const isSome = chosen.length > 0 && chosen.length < before.length;
  if (chosen.length !== asks.length || !isSome) throw refusal('asks', 'isIn');
  const intoId = await insertRow(manager, ProposalEntity, { ...copyOf(row), title, titleEn });
  const added = chosen.map((ask) => ({ ...ask, id: randomUUID(), splitBy: 'person' as const }));
  await writeAsks(manager, intoId, renumber(added));
  await writeAsks(manager, row.id, asksLeft(before, new Set(asks)));
  return insertRearrangement(manager, {
    ...{ action: 'split', kind: 'proposal', fromId: row.id, intoId, reason, actor, proposals: [] },
    ...{ fromRef: row.externalRef, fromTitle: row.title, fromTitleEn: row.titleEn },
    asks: chosen.map(({ id }, index) => ({ fromAsk: id, toAsk: added[index]?.id ?? '' })),
    asksBefore: before,
  });
}

/** What both proposals have in common: who asks, when and where, and the source with its text. */
function copyOf(row: ProposalEntity): Partial<ProposalEntity> {
  const { stakeholderId, speakerRole, speakerRoleEn, occasion, occasionEn, occasionDate, axis } = row;
  const { body, owner, validFrom, validTo, facetOverrides } = row;
  const { sourceDocumentId, sourceHeading, sourceLineFrom, sourceLineTo, sourceAlso } = row;
  const { sourceUrl, sourceFetchedAt, sourcePayloadSha256 } = row;
  return {
    ...{ stakeholderId, speakerRole, speakerRoleEn, occasion, occasionEn, occasionDate, axis },
    ...{ body, owner, validFrom, validTo, facetOverrides },
    ...{ sourceDocumentId, sourceHeading, sourceLineFrom, sourceLineTo, sourceAlso },
    ...{ sourceUrl, sourceFetchedAt, sourcePayloadSha256 },
  };
}
