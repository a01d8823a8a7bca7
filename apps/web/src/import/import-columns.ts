import { type TFunction } from 'i18next';
import { type RuleFault } from '../entry-form/check-draft.js';
import { type EntryForm } from '../entry-form/entry-forms.js';
import { type FieldControl, type FormField } from '../entry-form/form-shape.js';
import { writeAsks, writeChoices } from '../entry-form/field-values.js';
import { type FieldValues } from '../edit/entry-edit.js';

/** A field that a column of a file can fill, with all words that it is known by. */
export interface ImportColumn {
  readonly field: FormField;
  readonly headers: readonly string[];
  /** Values of a choice by the words that stand for them. */
  readonly words: ReadonlyMap<string, string>;
}

const formOf = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s·_*()]/g, '');

/** The columns of a kind of entry, in the order of its form. A facet is set by hand only, entry by entry. */
export function columnsOf(
  form: EntryForm,
  t: TFunction,
  others: readonly TFunction[],
): readonly ImportColumn[] {
  const fieldsBy = [t, ...others].map((one) => form.sections(one).flatMap(({ fields }) => fields));
  const [own = []] = fieldsBy;
  return own.flatMap((field, at): readonly ImportColumn[] => {
    if (field.control === 'facet') return [];
    const same = fieldsBy.flatMap((fields) => fields[at] ?? []);
    const words = new Map<string, string>();
    for (const { value, label } of same.flatMap(({ choices = [] }) => choices)) {
      words.set(formOf(value), value);
      words.set(formOf(label), value);
      words.set(formOf(label.split(':')[0] ?? label), value);
    }
    return [{ field, words, headers: [field.name, ...same.map(({ label }) => label)] }];
  });
}

/** Which column of a file fills which field, by its header; undefined where no field is known by it. */
export function guessColumns(
  headers: readonly string[],
  columns: readonly ImportColumn[],
): readonly (string | undefined)[] {
  const taken = new Set<string>();
  return headers.map((header) => {
    const found = columns.find(
      ({ field, headers: known }) =>
        !taken.has(field.name) && known.some((one) => formOf(one) === formOf(header)),
    );
    if (found !== undefined) taken.add(found.field.name);
    return found?.field.name;
  });
}

const YES = ['예', '네', 'yes', 'y', 'true', '1', 'o', '○'];
const NO = ['아니오', '아니요', 'no', 'n', 'false', '0', 'x', '×'];

/** A row of a file as values of the form, and the cells that no value can be made of. */
export function readRow(
  form: EntryForm,
  columns: readonly ImportColumn[],
  mapping: readonly (string | undefined)[],
  cells: readonly string[],
): { readonly values: FieldValues; readonly faults: readonly RuleFault[] } {
  const values: Record<string, string> = { ...form.empty };
  const faults: RuleFault[] = [];
  for (const [at, name] of mapping.entries()) {
    const cell = (cells[at] ?? '').trim();
    const column = columns.find(({ field }) => field.name === name);
    if (name === undefined || column === undefined || cell === '') continue;
    const value = readCell(column, cell);
    if (value === undefined) faults.push({ field: name, rule: 'invalid' });
    else values[name] = value;
  }
  return { values, faults };
}

type ReadCell = (cell: string, words: ImportColumn['words']) => string | undefined;

/** What a cell says as the form holds it; undefined where it says nothing that the field can hold. */
const readCell = ({ field, words }: ImportColumn, cell: string): string | undefined => {
  const read = READERS[field.control];
  return read === undefined ? cell : read(cell, words);
};

const linesOf = (cell: string, between: RegExp): readonly string[] =>
  cell
    .split(between)
    .map((one) => one.trim())
    .filter((one) => one !== '');

function readFlag(cell: string): string | undefined {
  if (YES.includes(cell.toLowerCase())) return 'true';
  return NO.includes(cell.toLowerCase()) ? 'false' : undefined;
}

/** How cells of a control are read; those of any other say what they say. */
const READERS: Readonly<Partial<Record<FieldControl, ReadCell>>> = {
  choice: (cell, words) => words.get(formOf(cell)),
  day: (cell) => readDay(cell),
  flag: (cell) => readFlag(cell),
  list: (cell) => linesOf(cell, /[\n;]/).join('\n'),
  asks: (cell) => writeAsks(linesOf(cell, /\n/).map((text) => ({ text }))),
  items: (cell) => writeChoices(linesOf(cell, /[\n;]/).map((key) => ({ id: key, name: key, nameEn: null }))),
  stakeholder: (cell) => JSON.stringify({ id: cell, name: cell, nameEn: null }),
};

/** `2026-01-05`, `2026.1.5.`, `2026/01/05` and `2026년 1월 5일` are the same day; anything else is left for the rules to refuse. */
function readDay(cell: string): string {
  const found = /^(\d{4})[-./년]\s*(\d{1,2})[-./월]\s*(\d{1,2})(?:[.일]|T[\d:.]+Z?)?$/.exec(
    cell.replaceAll(/\s+/g, ''),
  );
  if (found === null) return cell;
  const [, year = '', month = '', day = ''] = found;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Fields that must be filled and that no column fills. */
export const missingColumns = (
  columns: readonly ImportColumn[],
  mapping: readonly (string | undefined)[],
  form: EntryForm,
): readonly ImportColumn[] =>
  columns.filter(
    ({ field }) =>
      (field.isRequired === true || field.control === 'asks') &&
      !mapping.includes(field.name) &&
      (form.empty[field.name] ?? '') === '',
  );
