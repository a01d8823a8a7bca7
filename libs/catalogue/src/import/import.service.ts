import {
  cutPage,
  decodeCursor,
  type FieldError,
  fieldError,
  InvalidInput,
  NotFound,
  type Page,
} from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { EntryChanges } from '../entry/entry-changes.js';
import { inEdit } from '../entry/entry-writer.js';
import { type EntryKind } from '../entry/entry.js';
import { createOnce } from '../idempotency/idempotency.store.js';
import {
  insertLegislativeItem,
  type LegislativeItemDraft,
} from '../legislative-item/legislative-item.service.js';
import { insertProgramme, type ProgrammeDraft } from '../programme/programme.service.js';
import { insertProposal, type ProposalDraft } from '../proposal/proposal.service.js';
import { insertStakeholder, type StakeholderDraft } from '../stakeholder/stakeholder.service.js';
import { type Import, type ImportedEntry, type NewImportedEntry } from './import.js';
import { findImport, insertImport, listImported, listImports, stakeholdersNamed } from './import.store.js';

/** Entries to create together. Proposals may name stakeholders of the same import, and any by name. */
export interface ImportDraft {
  /** Name of the file that they come from, where they come from one. */
  readonly fileName?: string | null | undefined;
  readonly stakeholders: readonly StakeholderDraft[];
  readonly programmes: readonly ProgrammeDraft[];
  readonly legislativeItems: readonly LegislativeItemDraft[];
  readonly proposals: readonly ProposalDraft[];
}

type ImportList = Exclude<keyof ImportDraft, 'fileName'>;

/** Most entries of one import. */
export const MAX_IMPORT = 1_000;
/** Most faults that are told at once. */
const MAX_FAULTS = 100;

const TABLES = {
  stakeholders: 'stakeholder',
  programmes: 'programme',
  legislativeItems: 'legislative_item',
  proposals: 'proposal',
} as const satisfies Record<ImportList, EntryKind>;
const LISTS = Object.keys(TABLES) as ImportList[];

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Creates many entries at once, all or none, and remembers who did. */
@Injectable()
export class ImportService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly changes: EntryChanges,
  ) {}

  /**
   * @param idempotencyKey sent again, it answers with the import that there is
   * @throws InvalidInput `request.invalid` that names each row whose external reference is taken or doubled, whose
   *   stakeholder or document is unknown or not one, or the whole when it is empty or too large
   */
  async import(draft: ImportDraft, actor: string, idempotencyKey?: string): Promise<Import> {
    const total = LISTS.reduce((sum, list) => sum + draft[list].length, 0);
    if (total > MAX_IMPORT) throw invalid([fieldError('import', 'arrayMaxSize', MAX_IMPORT)]);
    if (total === 0) throw invalid([fieldError('import', 'arrayMinSize', 1)]);
    const made = await inEdit(this.dataSource, actor, null, async (manager) => {
      const id = await createOnce(manager, idempotencyKey, ['import', draft], () =>
        importAll(manager, draft, actor),
      );
      return getImport(manager, id);
    });
    this.changes.announce();
    return made;
  }

  /** @throws NotFound `import.not-found` */
  get(id: string, actor: string): Promise<Import> {
    return inEdit(this.dataSource, actor, null, (manager) => getImport(manager, id));
  }

  /** One page, the latest first. @param entry only the import that made this entry @throws InvalidInput `request.cursor-invalid` */
  async list(
    { limit, cursor, entry }: PageRequest & { readonly entry?: string | undefined },
    actor: string,
  ): Promise<Page<Import>> {
    const scope = ['imports', entry];
    const after = cursor === undefined ? undefined : decodeCursor(cursor, scope, 2);
    const { rows, total } = await inEdit(this.dataSource, actor, null, (manager) =>
      listImports(manager, { limit: limit + 1, after, entry }),
    );
    const page = cutPage(rows, limit, scope, (row) => [row.sortValue, row.id]);
    return { ...page, items: page.items.map(({ sortValue: _sortValue, ...one }) => one), total };
  }

  /** One page of what an import made. @throws NotFound `import.not-found`, InvalidInput `request.cursor-invalid` */
  async listEntries(id: string, { limit, cursor }: PageRequest, actor: string): Promise<Page<ImportedEntry>> {
    const scope = ['imported', id];
    const after = cursor === undefined ? undefined : decodeCursor(cursor, scope, 1);
    const { rows, total } = await inEdit(this.dataSource, actor, null, async (manager) => {
      await getImport(manager, id);
      return listImported(manager, id, { limit: limit + 1, after });
    });
    return { ...cutPage(rows, limit, scope, ({ no }) => [no]), total };
  }
}

async function getImport(manager: EntityManager, id: string): Promise<Import> {
  const found = await findImport(manager, id);
  if (found === undefined) throw new NotFound('import.not-found');
  return found;
}

async function importAll(manager: EntityManager, draft: ImportDraft, actor: string): Promise<string> {
  refuseEarlyEnds(draft);
  await refuseTakenReferences(manager, draft);
  const made: NewImportedEntry[] = [];
  const insert = async <T>(list: ImportList, rows: readonly T[], one: (row: T) => Promise<string>) => {
    for (const id of await insertRows(list, rows, one)) made.push({ kind: TABLES[list], id });
  };
  await insert('stakeholders', draft.stakeholders, (row) => insertStakeholder(manager, row));
  const proposals = await withStakeholders(manager, draft.proposals);
  await insert('programmes', draft.programmes, (row) => insertProgramme(manager, row));
  await insert('legislativeItems', draft.legislativeItems, (row) => insertLegislativeItem(manager, row));
  await insert('proposals', proposals, (row) => insertProposal(manager, row));
  return insertImport(manager, { actor, fileName: draft.fileName ?? null }, made);
}

const invalid = (fields: readonly FieldError[]): InvalidInput =>
  new InvalidInput('request.invalid', { details: { count: fields.length }, fields });

/** Runs inserts in order and puts the row's place before the field that one of them refuses. */
async function insertRows<T>(
  list: ImportList,
  rows: readonly T[],
  insert: (row: T) => Promise<string>,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [index, row] of rows.entries()) {
    try {
      ids.push(await insert(row));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      throw invalid(
        error.fields.map((fault) => ({ ...fault, field: `${list}.${String(index)}.${fault.field}` })),
      );
    }
  }
  return ids;
}

/** Proposals with the stakeholder that each names; all rows that name none or several are told together. */
async function withStakeholders(
  manager: EntityManager,
  proposals: readonly ProposalDraft[],
): Promise<readonly ProposalDraft[]> {
  if (proposals.length === 0) return [];
  const named = await stakeholdersNamed(
    manager,
    proposals.map(({ stakeholder }) => stakeholder),
  );
  const fields: FieldError[] = [];
  const found: ProposalDraft[] = [];
  for (const [index, proposal] of proposals.entries()) {
    const [id, ...others] = named.get(proposal.stakeholder) ?? [];
    const field = `proposals.${String(index)}.stakeholder`;
    if (id === undefined) fields.push(fieldError(field, 'isIn'));
    else if (others.length > 0) fields.push(fieldError(field, 'isOne'));
    found.push({ ...proposal, stakeholder: id ?? proposal.stakeholder });
  }
  if (fields.length > 0) throw invalid(fields.slice(0, MAX_FAULTS));
  return found;
}

/** Days are compared as text, since all are written alike. */
const isEarly = (from: string | null | undefined, to: string | null | undefined): boolean =>
  from != null && to != null && to < from;

/** The database refuses them too, but cannot say of which row. */
function refuseEarlyEnds(draft: ImportDraft): void {
  const fields: FieldError[] = [];
  for (const list of LISTS) {
    for (const [index, row] of draft[list].entries()) {
      const place = `${list}.${String(index)}`;
      if (isEarly(row.validFrom, row.validTo)) fields.push(fieldError(`${place}.validTo`, 'isPeriod'));
    }
  }
  for (const [index, { applicationPeriod: period }] of draft.programmes.entries()) {
    if (isEarly(period?.from, period?.to))
      fields.push(fieldError(`programmes.${String(index)}.applicationPeriod.to`, 'isPeriod'));
  }
  if (fields.length > 0) throw invalid(fields.slice(0, MAX_FAULTS));
}

async function refuseTakenReferences(manager: EntityManager, draft: ImportDraft): Promise<void> {
  const fields: FieldError[] = [];
  for (const list of LISTS) {
    const references = draft[list].map((row) => row.externalRef ?? null);
    const taken = await manager.query<{ external_ref: string }[]>(
      `SELECT external_ref FROM ${TABLES[list]} WHERE external_ref = ANY ($1::text[])`,
      [references.filter((reference) => reference !== null)],
    );
    const seen = new Set(taken.map((row) => row.external_ref));
    for (const [index, reference] of references.entries()) {
      if (reference === null) continue;
      if (seen.has(reference)) fields.push(fieldError(`${list}.${String(index)}.externalRef`, 'arrayUnique'));
      seen.add(reference);
    }
  }
  if (fields.length > 0) throw invalid(fields.slice(0, MAX_FAULTS));
}
