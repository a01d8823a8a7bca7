import { checkDraft, type FieldFault } from '../entry-form/check-draft.js';
import { type EntryForm } from '../entry-form/entry-forms.js';
import { topOf } from '../entry-form/form-shape.js';
import { type EntryKind } from '../ui/entry-addresses.js';
import { type ImportColumn, readRow } from './import-columns.js';

/** A row of the file, which keeps its number when others are taken out. */
export interface ImportRow {
  /** Line of the table, counted as a spreadsheet does: the headers are row 1. */
  readonly no: number;
  readonly cells: readonly string[];
}

/** A cell that has to be mended before anything is imported. */
export interface CellFault {
  readonly rowNo: number;
  readonly fault: FieldFault;
  /** Column of the file that fills the field; undefined where none does. */
  readonly at: number | undefined;
}

export interface ReadRows {
  readonly drafts: readonly Readonly<Record<string, unknown>>[];
  readonly faults: readonly CellFault[];
}

export type Mapping = readonly (string | undefined)[];

/** Reads all rows as drafts and names every cell that the rules of the API refuse. */
export function readRows(
  form: EntryForm,
  columns: readonly ImportColumn[],
  mapping: Mapping,
  rows: readonly ImportRow[],
): ReadRows {
  const read = rows.map((row) => {
    const { values, faults } = readRow(form, columns, mapping, row.cells);
    const draft = form.toDraft(values);
    const found = checkDraft(form.rules, draft).filter(({ field }) =>
      faults.every((one) => one.field !== field),
    );
    const asks =
      form.kind === 'proposal' && !('asks' in draft) ? [{ field: 'asks', rule: 'empty' as const }] : [];
    return {
      draft,
      faults: [...faults, ...found, ...asks].map((fault) => toCellFault(row.no, fault, mapping)),
    };
  });
  return { drafts: read.map(({ draft }) => draft), faults: read.flatMap(({ faults }) => faults) };
}

export function toCellFault(rowNo: number, fault: FieldFault, mapping: Mapping): CellFault {
  const exact = mapping.indexOf(fault.field);
  const at =
    exact >= 0
      ? exact
      : mapping.findIndex((name) => name !== undefined && topOf(name) === topOf(fault.field));
  return { rowNo, fault, at: at < 0 ? undefined : at };
}

/** Name of the list of an import that holds a kind of entry. */
export const IMPORT_LISTS = {
  stakeholder: 'stakeholders',
  proposal: 'proposals',
  programme: 'programmes',
  legislative_item: 'legislativeItems',
} as const satisfies Record<EntryKind, string>;

/** Faults that the server found, at the rows that were sent. */
export function serverFaults(
  kind: EntryKind,
  fields: readonly FieldFault[],
  rows: readonly ImportRow[],
  mapping: Mapping,
): readonly CellFault[] {
  const prefix = `${IMPORT_LISTS[kind]}.`;
  return fields.flatMap((fault) => {
    if (!fault.field.startsWith(prefix)) return [];
    const [index = '', ...rest] = fault.field.slice(prefix.length).split('.');
    const row = rows[Number(index)];
    return row === undefined ? [] : [toCellFault(row.no, { ...fault, field: rest.join('.') }, mapping)];
  });
}
