import { titleOf } from '../model/build-report.js';
import { shortened } from '../model/plain-text.js';
import { type EntryReference, type Listed } from '../model/report.js';
import { type Cell, type Column, type Language, type Table, type TableRow, textCell } from './document.js';
import { type Bilingual, count } from './words.js';

/** Longest text of a cell, characters. */
const MOST_IN_CELL = 300;

export interface TableHead {
  readonly id: string;
  readonly caption: Bilingual;
  /** Columns with numbers are marked. */
  readonly columns: readonly (Bilingual & { readonly isNumber?: boolean })[];
  /** Why a table has no rows. */
  readonly empty: Bilingual;
}

/** A table in a language. @param total rows that there are, of which `rows` may be the first ones */
export function table(
  { id, caption, columns, empty }: TableHead,
  {
    rows,
    total = rows.length,
    notes = [],
  }: { readonly rows: readonly TableRow[]; readonly total?: number; readonly notes?: readonly string[] },
  lang: Language,
): Table {
  const left = total - rows.length;
  const more = lang === 'ko' ? `이 밖에 ${count(left)}건이 더 있습니다.` : `There are ${count(left)} more.`;
  return {
    id,
    caption: caption[lang],
    columns: columns.map((column): Column => ({ label: column[lang], isNumber: column.isNumber ?? false })),
    rows,
    notes: [...(total === 0 ? [empty[lang]] : left > 0 ? [more] : []), ...notes],
  };
}

/** A table of a list that may be cut. */
export function tableOf<T>(
  head: TableHead,
  list: Listed<T>,
  row: (item: T) => TableRow,
  lang: Language,
): Table {
  return table(head, { rows: list.items.map(row), total: list.total }, lang);
}

/** A cell that names an entry; one with a dash where it may not be named. */
export function entryCell(entry: EntryReference | null, lang: Language): Cell {
  if (entry === null) return textCell('-');
  return { text: cellText(titleOf(entry, lang)), value: null, entry: { kind: entry.kind, id: entry.id } };
}

export const cellText = (text: string): string => shortened(text, MOST_IN_CELL);
