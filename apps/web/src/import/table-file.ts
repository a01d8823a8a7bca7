import { unzipSync } from 'fflate';
import { parse } from 'papaparse';
import { readSheet } from 'read-excel-file/universal';

/** A table as it stands in a file: its first row names the columns. */
export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Why a file is no table that can be imported. */
export type TableFault =
  | 'tooLarge'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'empty'
  | 'encoding'
  | 'oldExcel'
  | 'format'
  | 'bomb'
  | 'timeout';

export type TableAnswer = { readonly table: Table } | { readonly fault: TableFault };

export const FILE_LIMITS = {
  bytes: 5 * 2 ** 20,
  rows: 1_000,
  columns: 60,
  /** Bytes of a workbook once it is unpacked, as it says itself; unpacking stops there. */
  unpackedBytes: 40 * 2 ** 20,
  parts: 500,
} as const;

const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Reads a table from the bytes of a CSV or XLSX file. Formulas are not computed: what they gave when the file was saved counts. */
export async function readTableFile(bytes: Uint8Array): Promise<TableAnswer> {
  if (bytes.length > FILE_LIMITS.bytes) return { fault: 'tooLarge' };
  if (startsWith(bytes, OLE)) return { fault: 'oldExcel' };
  if (startsWith(bytes, ZIP)) return readWorkbook(bytes);
  const text = decodeText(bytes);
  return text === undefined ? { fault: 'encoding' } : readCsv(text);
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** UTF-8 or UTF-16 by their marks, else UTF-8 where it is valid, else what Korean Windows writes; undefined where it is no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const marked = startsWith(bytes, [0xff, 0xfe])
    ? 'utf-16le'
    : startsWith(bytes, [0xfe, 0xff])
      ? 'utf-16be'
      : undefined;
  for (const encoding of marked === undefined ? ['utf-8', 'euc-kr'] : [marked]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes('\0') ? undefined : text;
    } catch {
      // the next encoding may fit
    }
  }
  return undefined;
}

function readCsv(text: string): TableAnswer {
  const { data } = parse<string[]>(text, { skipEmptyLines: 'greedy', preview: FILE_LIMITS.rows + 2 });
  return toTable(data);
}

async function readWorkbook(bytes: Uint8Array): Promise<TableAnswer> {
  try {
    if (!fitsUnpacked(bytes)) return { fault: 'bomb' };
    const rows = await readSheet(new Blob([new Uint8Array(bytes)]), { parseNumber: (text) => text });
    return toTable(rows.map((row) => row.map(cellText)));
  } catch {
    return { fault: 'format' };
  }
}

/** Looks at what a workbook says that it unpacks to, without unpacking. */
function fitsUnpacked(bytes: Uint8Array): boolean {
  let total = 0;
  let parts = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      total += originalSize;
      parts += 1;
      return false;
    },
  });
  return total <= FILE_LIMITS.unpackedBytes && parts <= FILE_LIMITS.parts;
}

/** Days of a workbook carry no time zone: what they say in UTC is the day that was typed. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  return typeof cell === 'string' ? cell : '';
}

function toTable(all: readonly (readonly string[])[]): TableAnswer {
  const filled = all.filter((row) => row.some((cell) => cell.trim() !== ''));
  const [first, ...rows] = filled;
  if (first === undefined || rows.length === 0) return { fault: 'empty' };
  if (rows.length > FILE_LIMITS.rows) return { fault: 'tooManyRows' };
  const headers = first.map((cell) => cell.trim());
  if (headers.length > FILE_LIMITS.columns) return { fault: 'tooManyColumns' };
  return { table: { headers, rows: rows.map((row) => headers.map((_, at) => (row[at] ?? '').trim())) } };
}
