import { createHash } from 'node:crypto';
import { type EntityManager, type EntityTarget } from 'typeorm';
import { type EntryColumns } from '../entry/entry-columns.entity.js';
import { setActor } from '../entry/entry-table.js';
import { insertRow, updateRow } from '../entry/entry-writer.js';
import { LegislativeItemEntity } from '../legislative-item/legislative-item.entity.js';
import { ProgrammeEntity } from '../programme/programme.entity.js';
import { ProposalEntity } from '../proposal/proposal.entity.js';
import { planAskChanges } from '../proposal/proposal.js';
import { findAsks, saveAsks } from '../proposal/proposal.store.js';
import { SourceDocumentEntity } from '../source-document/source-document.entity.js';
import { StakeholderEntity } from '../stakeholder/stakeholder.entity.js';
import { type SampleCatalogue } from './sample-catalogue.js';
import {
  legislativeItemColumns,
  programmeColumns,
  proposalColumns,
  type SampleReferences,
  sourceDocumentColumns,
  stakeholderColumns,
} from './sample-columns.js';

export interface SampleLoadCounts {
  created: number;
  updated: number;
  /** Rows that differ from the sample because somebody edited or deleted them. */
  kept: number;
}

/** Advisory lock, so that two processes do not load at once. */
const SAMPLE_LOCK = 7002;
const ACTOR = 'sample-catalogue';

interface LoadedRow {
  readonly id: string;
  readonly revision: string;
  readonly sample_digest: string | null;
  readonly sample_revision: string | null;
}

/**
 * Brings the sample catalogue into the database. An entry that was never edited follows a changed sample; one that
 * somebody edited or deleted is left alone. Running it again changes nothing.
 */
export async function loadSampleCatalogue(
  manager: EntityManager,
  sample: SampleCatalogue,
): Promise<SampleLoadCounts> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [SAMPLE_LOCK]);
  await setActor(manager, ACTOR);
  const counts: SampleLoadCounts = { created: 0, updated: 0, kept: 0 };
  const documents = await loadDocuments(manager, sample);
  const legislativeItems = new Map<string, string>();
  const references: SampleReferences = { documents, stakeholders: new Map(), legislativeItems };
  const load = <T extends EntryColumns>(entity: EntityTarget<T>, externalRef: string, columns: Partial<T>) =>
    loadRow(manager, counts, { entity, externalRef, columns, digested: columns });

  const stakeholders = new Map<string, string>();
  for (const row of sample.stakeholders) {
    const loaded = await load(StakeholderEntity, row.externalRef, stakeholderColumns(row, references));
    stakeholders.set(row.externalRef, loaded.id);
  }
  for (const row of sample.programmes)
    await load(ProgrammeEntity, row.externalRef, programmeColumns(row, references));
  for (const row of sample.legislativeItems) {
    const loaded = await load(
      LegislativeItemEntity,
      row.externalRef,
      legislativeItemColumns(row, references),
    );
    legislativeItems.set(row.externalRef, loaded.id);
  }
  for (const row of sample.proposals) {
    const columns = proposalColumns(row, { ...references, stakeholders });
    const loaded = await loadRow(manager, counts, {
      entity: ProposalEntity,
      externalRef: row.externalRef,
      columns,
      digested: { ...columns, asks: row.asks },
    });
    if (!loaded.written) continue;
    const stored = await findAsks(manager, loaded.id);
    const idOfNo = new Map(stored.map((ask) => [ask.no, ask.id]));
    const drafts = row.asks.map((ask) => ({ id: idOfNo.get(ask.no), text: ask.text, facetOverrides: {} }));
    await saveAsks(manager, loaded.id, stored, planAskChanges(stored, drafts));
  }
  return counts;
}

async function loadDocuments(
  manager: EntityManager,
  sample: SampleCatalogue,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const row of sample.sourceDocuments) {
    const existing = await manager.findOneBy(SourceDocumentEntity, { externalRef: row.externalRef });
    if (existing !== null) {
      await manager.update(SourceDocumentEntity, existing.id, sourceDocumentColumns(row));
      ids.set(row.externalRef, existing.id);
    } else {
      const result = await manager.insert(SourceDocumentEntity, sourceDocumentColumns(row));
      ids.set(row.externalRef, (result.identifiers[0] as { id: string }).id);
    }
  }
  return ids;
}

interface RowToLoad<T> {
  readonly entity: EntityTarget<T>;
  readonly externalRef: string;
  readonly columns: Partial<T>;
  /** What the digest covers: a change of it means that the sample changed. */
  readonly digested: unknown;
}

async function loadRow<T extends EntryColumns>(
  manager: EntityManager,
  counts: SampleLoadCounts,
  { entity, externalRef, columns, digested }: RowToLoad<T>,
): Promise<{ readonly id: string; readonly written: boolean }> {
  const table = manager.dataSource.getMetadata(entity).tableName;
  const digest = createHash('sha256').update(JSON.stringify(digested)).digest('hex');
  const [existing] = await manager.query<LoadedRow[]>(
    `SELECT id, revision, sample_digest, sample_revision FROM ${table} WHERE external_ref = $1 FOR UPDATE`,
    [externalRef],
  );
  if (existing === undefined) {
    const id = await insertRow(manager, entity, {
      ...columns,
      sampleDigest: digest,
      sampleRevision: 1,
    });
    counts.created += 1;
    return { id, written: true };
  }
  if (existing.sample_digest === digest) return { id: existing.id, written: false };
  if (existing.revision !== existing.sample_revision) {
    counts.kept += 1;
    return { id: existing.id, written: false };
  }
  const sampleRevision = Number(existing.revision) + 1; // what the trigger will make of it
  await updateRow(manager, entity, existing.id, {
    ...columns,
    sampleDigest: digest,
    sampleRevision,
  });
  counts.updated += 1;
  return { id: existing.id, written: true };
}
