import { type ReportDocument, type Table, type TableRow } from './document.js';

/** A row that one report has and the other has not, or has otherwise. */
export interface RowDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  /** The first cell of the row. */
  readonly row: string;
  /** By column: what differs. Of a row that is there once, only that. */
  readonly cells: readonly {
    readonly column: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

export interface TableDifference {
  readonly id: string;
  readonly section: string;
  readonly caption: string;
  readonly rows: readonly RowDifference[];
  /** Rows that differ beyond those that are listed. */
  readonly furtherRows: number;
}

export interface DocumentDifference {
  readonly numbers: readonly {
    readonly label: string;
    readonly before: string | null;
    readonly after: string;
  }[];
  readonly tables: readonly TableDifference[];
}

/** Most rows of a table that a comparison lists. */
const MOST_ROWS = 50;

/** What the second of two reports says otherwise than the first; both in the same language. */
export function compareDocuments(before: ReportDocument, after: ReportDocument): DocumentDifference {
  const earlier = new Map(before.numbers.map(({ label, value }) => [label, value]));
  const numbers = after.numbers
    .map(({ label, value }) => ({ label, before: earlier.get(label) ?? null, after: value }))
    .filter((one) => one.before !== one.after);
  const tablesBefore = new Map(before.sections.flatMap(({ tables }) => tables).map((one) => [one.id, one]));
  const tables = after.sections.flatMap(({ heading, tables: all }) =>
    all.flatMap((table): readonly TableDifference[] => {
      const rows = compareRows(tablesBefore.get(table.id), table);
      if (rows.length === 0) return [];
      const { id, caption } = table;
      const shown = rows.slice(0, MOST_ROWS);
      return [{ id, section: heading, caption, rows: shown, furtherRows: rows.length - shown.length }];
    }),
  );
  return { numbers, tables };
}

function compareRows(before: Table | undefined, after: Table): readonly RowDifference[] {
  const earlier = new Map((before?.rows ?? []).map((row) => [row.key, row]));
  const later = new Set(after.rows.map(({ key }) => key));
  const found = after.rows.flatMap((row): readonly RowDifference[] => {
    const was = earlier.get(row.key);
    if (was === undefined) return [toDifference('added', row, [])];
    const cells = row.cells.flatMap(({ text }, place) => {
      const old = was.cells[place]?.text ?? null;
      return old === text ? [] : [{ column: after.columns[place]?.label ?? '', before: old, after: text }];
    });
    return cells.length === 0 ? [] : [toDifference('changed', row, cells)];
  });
  const gone = (before?.rows ?? []).filter(({ key }) => !later.has(key));
  return [...found, ...gone.map((row) => toDifference('removed', row, []))];
}

const toDifference = (
  kind: RowDifference['kind'],
  { cells: [first] }: TableRow,
  cells: RowDifference['cells'],
): RowDifference => ({ kind, row: first?.text ?? '', cells });
