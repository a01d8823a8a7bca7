import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type EntityManager } from 'typeorm';
import { PAIR_COLUMNS, type PairRow, STORED_COLUMNS, toPairRow } from './alignment.store.js';
import { CopyRows } from './copy-rows.js';
import { appendQuotes } from './packed-reasons.js';
import { type ComputedPair } from './pair.js';

/**
 * Bytes that go out in one piece, some hundred rows: a millisecond of work, and not more pieces than needed, since others compute
 * in between. The server stores one piece while the next is made.
 */
const PIECE_BYTES = 256 * 1024;

/**
 * Stores new pairs of asks of which none is stored, in the order in which they come. The fastest way in: a rebuild is
 * bound by it. The caller holds the fences of the asks' proposals.
 * @param lists of pairs; the next is asked for when those before are on their way to the server, which works on them meanwhile
 * @throws when one of them is stored already
 */
export async function copyPairs(
  manager: EntityManager,
  scoreSetId: number,
  lists: Iterable<readonly ComputedPair[]>,
): Promise<void> {
  const connection = (await manager.queryRunner?.connect()) as ClientBase | undefined;
  if (connection === undefined) throw new Error('pairs are copied within a transaction');
  const columns = ['score_set_id', ...STORED_COLUMNS.map(({ name }) => name)].join(', ');
  const rows = connection.query(copyFrom(`COPY alignment (${columns}) FROM STDIN (FORMAT binary)`));
  await pipeline(Readable.from(piecesOf(scoreSetId, lists)), rows);
}

/** The rows of pairs in the binary format of COPY. */
function* piecesOf(scoreSetId: number, lists: Iterable<readonly ComputedPair[]>): Generator<Buffer> {
  const rows = new CopyRows(PIECE_BYTES);
  rows.begin();
  for (const pairs of lists) {
    for (const pair of pairs) {
      addRow(rows, scoreSetId, pair);
      if (rows.length >= PIECE_BYTES - ROOM_BYTES) yield rows.take();
    }
  }
  rows.end();
  yield rows.take();
}

/** Left free in a piece, so that its last row hardly ever needs a larger buffer. */
const ROOM_BYTES = 4 * 1024;

function addRow(rows: CopyRows, scoreSetId: number, pair: ComputedPair): void {
  const row = toPairRow(pair);
  rows.beginRow(STORED_COLUMNS.length + 1);
  rows.addInt(scoreSetId);
  for (const { name, type } of PAIR_COLUMNS) addField(rows, type, row[name]);
  rows.beginText();
  appendQuotes(rows, pair.alignment.evidence);
  rows.endText();
}

function addField(
  rows: CopyRows,
  type: (typeof PAIR_COLUMNS)[number]['type'],
  value: PairRow[keyof PairRow],
): void {
  if (typeof value === 'string') {
    if (type === 'uuid') rows.addUuid(value);
    else rows.addText(value);
  } else if (typeof value === 'number') {
    if (type === 'bigint') rows.addBigint(value);
    else rows.addSmallint(value);
  } else if (typeof value === 'boolean') rows.addBoolean(value);
  else rows.addSmallints(value);
}
