import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type EntityManager } from 'typeorm';
import { PAIR_COLUMNS, type PairRow, toPairRow } from './alignment.store.js';
import { type ComputedPair } from './pair.js';

/** Rows that go out in one piece: a few milliseconds of work, and not more pieces than needed, since others compute in between. */
const ROWS_PER_CHUNK = 1_000;

/**
 * Stores new pairs of asks of which none is stored, in the order in which they come. The fastest way in: a rebuild is
 * bound by it. The caller holds the fences of the asks' proposals.
 * @throws when one of them is stored already
 */
export async function copyPairs(
  manager: EntityManager,
  scoreSetId: number,
  pairs: readonly ComputedPair[],
): Promise<void> {
  if (pairs.length === 0) return;
  const connection = (await manager.queryRunner?.connect()) as ClientBase | undefined;
  if (connection === undefined) throw new Error('pairs are copied within a transaction');
  const columns = ['score_set_id', ...PAIR_COLUMNS.map(({ name }) => name)].join(', ');
  const rows = connection.query(copyFrom(`COPY alignment (${columns}) FROM STDIN`));
  await pipeline(Readable.from(chunks(scoreSetId, pairs)), rows);
}

function* chunks(scoreSetId: number, pairs: readonly ComputedPair[]): Generator<string> {
  for (let from = 0; from < pairs.length; from += ROWS_PER_CHUNK) {
    let lines = '';
    for (const pair of pairs.slice(from, from + ROWS_PER_CHUNK)) {
      lines += `${String(scoreSetId)}\t${toLine(toPairRow(pair))}\n`;
    }
    yield lines;
  }
}

const toLine = (row: PairRow): string => PAIR_COLUMNS.map(({ name }) => toField(row[name])).join('\t');

/** A value in the text format of COPY. */
function toField(value: PairRow[keyof PairRow]): string {
  if (typeof value === 'string') return value.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign);
  if (typeof value === 'object') return `{${value.join(',')}}`;
  return String(value);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
