import { Conflict, type ErrorCode, fieldError, InvalidInput, NotFound } from '@jeonghap/platform';
import { type DataSource, type EntityManager, type EntityTarget } from 'typeorm';
import { SourceDocumentEntity } from '../source-document/source-document.entity.js';
import { type EntryColumns } from './entry-columns.entity.js';
import { earlyEnd, isExternalRefTaken, isUuid, lockRow, setActor } from './entry-table.js';
import { refuseMerged } from '../rearrangement/refuse-merged.js';
import {
  type EditTarget,
  type EntryDraft,
  type EntryKind,
  type ProvenanceDraft,
  type Visibility,
} from './entry.js';

type Columns<T> = Partial<T>;
/** Values by column; undefined leaves a column as it is. */
type PlainColumns = Readonly<Record<string, unknown>>;

/**
 * Runs an edit as one transaction under an actor's name.
 * @throws Conflict `entry.external-ref-taken` when the unique index refuses the reference, InvalidInput naming the end of
 *   a period that ends before it begins
 */
export async function inEdit<R>(
  dataSource: DataSource,
  actor: string,
  externalRef: string | null | undefined,
  work: (manager: EntityManager) => Promise<R>,
): Promise<R> {
  try {
    return await dataSource.transaction(async (manager) => {
      await setActor(manager, actor);
      return work(manager);
    });
  } catch (error) {
    if (isExternalRefTaken(error)) {
      throw new Conflict('entry.external-ref-taken', { details: { externalRef }, cause: error });
    }
    const end = earlyEnd(error);
    if (end === undefined) throw error;
    const fields = [fieldError(end, 'isPeriod')];
    throw new InvalidInput('request.invalid', { details: { count: 1 }, fields, cause: error });
  }
}

/**
 * Reads an entry as an editor sees it, drafts and internal ones too.
 * @throws what `read` throws, or NotFound `entry.merged` for one that is hidden because it was merged away
 */
export function readForEdit<T extends { readonly visibility: Visibility }>(
  dataSource: DataSource,
  actor: string,
  { kind, key }: { readonly kind: EntryKind; readonly key: string },
  read: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return inEdit(dataSource, actor, undefined, async (manager) => {
    const entry = await read(manager);
    if (entry.visibility !== 'published') await refuseMerged(manager, kind, key);
    return entry;
  });
}

/** Inserts a row and returns its id. */
export async function insertRow<T extends EntryColumns>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  columns: Columns<T>,
): Promise<string> {
  const result = await manager.insert(entity, columns as never);
  return (result.identifiers[0] as { id: string }).id;
}

/**
 * Locks the row that an edit names and checks that the editor saw its present revision.
 * @throws NotFound with the given code or `entry.merged`, Conflict `entry.stale`
 */
export async function lockForEdit<T extends EntryColumns>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  target: EditTarget,
  notFound: ErrorCode,
): Promise<T> {
  const row = await lockRow(manager, entity, target.key);
  const { tableName } = manager.dataSource.getMetadata(entity);
  if (row?.visibility !== 'published') await refuseMerged(manager, tableName as EntryKind, target.key);
  if (row === null) throw new NotFound(notFound);
  if (row.revision !== target.revision)
    throw new Conflict('entry.stale', { details: { current: row.revision } });
  return row;
}

/** Updates the given columns; without any, nothing is written and the revision stays. */
export async function updateRow<T extends EntryColumns>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  id: string,
  columns: Columns<T>,
): Promise<void> {
  const defined = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
  if (Object.keys(defined).length === 0) return;
  await manager.update(entity, id, defined as never);
}

/** Columns of the fields that all entries share; absent fields are undefined. */
export async function entryColumns(
  manager: EntityManager,
  draft: Partial<EntryDraft>,
): Promise<PlainColumns> {
  return {
    externalRef: draft.externalRef,
    title: draft.title,
    titleEn: draft.titleEn,
    body: draft.body,
    visibility: draft.visibility,
    validFrom: draft.validFrom,
    validTo: draft.validTo,
    owner: draft.owner,
    facetOverrides: draft.facetOverrides,
    ...(draft.provenance === undefined ? {} : await provenanceColumns(manager, draft.provenance)),
  };
}

async function provenanceColumns(manager: EntityManager, draft: ProvenanceDraft): Promise<PlainColumns> {
  const lines = draft.lines ?? null;
  return {
    sourceDocumentId: draft.document == null ? null : await documentId(manager, draft.document),
    sourceHeading: draft.heading ?? null,
    sourceLineFrom: lines?.[0] ?? null,
    sourceLineTo: lines?.[1] ?? null,
    sourceUrl: draft.url ?? null,
  };
}

async function documentId(manager: EntityManager, key: string): Promise<string> {
  const where = isUuid(key) ? { id: key } : { externalRef: key };
  const document = await manager.findOneBy(SourceDocumentEntity, where);
  if (document === null) {
    throw new InvalidInput('request.invalid', {
      details: { count: 1 },
      fields: [fieldError('provenance.document', 'isIn')],
    });
  }
  return document.id;
}
