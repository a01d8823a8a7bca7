import { type FieldError, fieldError, InvalidInput } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { EntryChanges } from '../entry/entry-changes.js';
import { inEdit } from '../entry/entry-writer.js';
import {
  insertLegislativeItem,
  type LegislativeItemDraft,
} from '../legislative-item/legislative-item.service.js';
import { insertProgramme, type ProgrammeDraft } from '../programme/programme.service.js';
import { insertProposal, type ProposalDraft } from '../proposal/proposal.service.js';
import { insertStakeholder, type StakeholderDraft } from '../stakeholder/stakeholder.service.js';

/** Entries to create together. Proposals may name stakeholders of the same import. */
export interface ImportDraft {
  readonly stakeholders: readonly StakeholderDraft[];
  readonly programmes: readonly ProgrammeDraft[];
  readonly legislativeItems: readonly LegislativeItemDraft[];
  readonly proposals: readonly ProposalDraft[];
}

export type ImportCounts = Readonly<Record<keyof ImportDraft, number>>;

/** Most entries of one import. */
export const MAX_IMPORT = 1_000;

const TABLES = {
  stakeholders: 'stakeholder',
  programmes: 'programme',
  legislativeItems: 'legislative_item',
  proposals: 'proposal',
} as const satisfies Record<keyof ImportDraft, string>;

/** Creates many entries at once, all or none. */
@Injectable()
export class ImportService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly changes: EntryChanges,
  ) {}

  /**
   * @throws InvalidInput `request.invalid` that names each row whose external reference is taken or doubled, whose
   *   stakeholder or document is unknown, or the whole when it is too large
   */
  async import(draft: ImportDraft, actor: string): Promise<ImportCounts> {
    const counts = countsOf(draft);
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (total > MAX_IMPORT) throw invalid([fieldError('import', 'arrayMaxSize', MAX_IMPORT)]);
    await inEdit(this.dataSource, actor, null, async (manager) => {
      await refuseTakenReferences(manager, draft);
      await insertRows('stakeholders', draft.stakeholders, (row) => insertStakeholder(manager, row));
      await insertRows('programmes', draft.programmes, (row) => insertProgramme(manager, row));
      await insertRows('legislativeItems', draft.legislativeItems, (row) =>
        insertLegislativeItem(manager, row),
      );
      await insertRows('proposals', draft.proposals, (row) => insertProposal(manager, row));
    });
    this.changes.announce();
    return counts;
  }
}

const countsOf = (draft: ImportDraft): ImportCounts => ({
  stakeholders: draft.stakeholders.length,
  programmes: draft.programmes.length,
  legislativeItems: draft.legislativeItems.length,
  proposals: draft.proposals.length,
});

const invalid = (fields: readonly FieldError[]): InvalidInput =>
  new InvalidInput('request.invalid', { details: { count: fields.length }, fields });

/** Runs inserts in order and puts the row's place before the field that one of them refuses. */
async function insertRows<T>(
  list: keyof ImportDraft,
  rows: readonly T[],
  insert: (row: T) => Promise<string>,
): Promise<void> {
  for (const [index, row] of rows.entries()) {
    try {
      await insert(row);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      throw invalid(
        error.fields.map((fault) => ({ ...fault, field: `${list}.${String(index)}.${fault.field}` })),
      );
    }
  }
}

async function refuseTakenReferences(manager: EntityManager, draft: ImportDraft): Promise<void> {
  const fields: FieldError[] = [];
  for (const list of Object.keys(TABLES) as (keyof ImportDraft)[]) {
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
  if (fields.length > 0) throw invalid(fields.slice(0, 100));
}
