import { type EntityManager } from 'typeorm';
import { writeFacetStates } from './facet-states.js';
import { writePartNumbers, writeQuotes } from './packed-reasons.js';
import { type ComputedPair, pairKey, type StoredPairKey } from './pair.js';

interface PairKeyRow {
  readonly ask_id: string;
  readonly measure_id: string;
  readonly proposal_id: string;
  readonly proposal_revision: string;
  readonly measure_revision: string;
}

/** Keys of all stored pairs of an entry, a proposal or a measure. */
export async function readPairKeys(
  manager: EntityManager,
  scoreSetId: number,
  entryId: string,
): Promise<readonly StoredPairKey[]> {
  const rows = await manager.query<PairKeyRow[]>(
    `SELECT ask_id, measure_id, proposal_id, proposal_revision, measure_revision FROM alignment
      WHERE score_set_id = $1 AND (proposal_id = $2 OR measure_id = $2)`,
    [scoreSetId, entryId],
  );
  return rows.map((row) => ({
    askId: row.ask_id,
    measureId: row.measure_id,
    proposalId: row.proposal_id,
    proposalRevision: Number(row.proposal_revision),
    measureRevision: Number(row.measure_revision),
  }));
}

/** Which of some proposals, and which of some asks, have any pair stored. @returns their ids */
export async function readStoredSides(
  manager: EntityManager,
  scoreSetId: number,
  { proposals, asks }: { readonly proposals: readonly string[]; readonly asks: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT id FROM unnest($2::uuid[]) AS p (id)
      WHERE EXISTS (SELECT FROM alignment WHERE score_set_id = $1 AND proposal_id = p.id)
     UNION ALL
     SELECT id FROM unnest($3::uuid[]) AS a (id)
      WHERE EXISTS (SELECT FROM alignment WHERE score_set_id = $1 AND ask_id = a.id)`,
    [scoreSetId, proposals, asks],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Pairs that one statement writes: some megabytes of JSON would hold up the event loop. */
const WRITTEN_AT_ONCE = 250;

/** Inserts or replaces pairs; a stored pair of newer revisions stays. Always in one order, so that nobody waits in a ring. */
export async function upsertPairs(
  manager: EntityManager,
  scoreSetId: number,
  pairs: readonly ComputedPair[],
): Promise<void> {
  const keyOf = ({ askId, measure }: ComputedPair): string => pairKey(askId, measure.id);
  const sorted = [...pairs].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (let from = 0; from < sorted.length; from += WRITTEN_AT_ONCE) {
    await upsertSome(manager, scoreSetId, sorted.slice(from, from + WRITTEN_AT_ONCE));
  }
}

async function upsertSome(
  manager: EntityManager,
  scoreSetId: number,
  pairs: readonly ComputedPair[],
): Promise<void> {
  const names = STORED_COLUMNS.map(({ name }) => name);
  const types = STORED_COLUMNS.map(({ name, type }) => `${name} ${type}`);
  await manager.query(
    `INSERT INTO alignment (score_set_id, ${names.join(', ')})
     SELECT $1, ${names.map((name) => `r.${name}`).join(', ')}
       FROM json_to_recordset($2::json) AS r (${types.join(', ')})
     ON CONFLICT (score_set_id, ask_id, measure_id) DO UPDATE
       SET proposal_revision = EXCLUDED.proposal_revision, measure_revision = EXCLUDED.measure_revision,
           score_tenths = EXCLUDED.score_tenths, confidence_hundredths = EXCLUDED.confidence_hundredths,
           band = EXCLUDED.band, opposes = EXCLUDED.opposes, measure_status = EXCLUDED.measure_status,
           facet_states = EXCLUDED.facet_states, part_numbers = EXCLUDED.part_numbers, quotes = EXCLUDED.quotes,
           parts = DEFAULT, evidence = DEFAULT, sentence = DEFAULT, computed_at = clock_timestamp()
     WHERE alignment.proposal_revision <= EXCLUDED.proposal_revision
       AND alignment.measure_revision <= EXCLUDED.measure_revision`,
    [
      scoreSetId,
      JSON.stringify(
        pairs.map((pair) => ({ ...toPairRow(pair), quotes: writeQuotes(pair.alignment.evidence) })),
      ),
    ],
  );
}

/** An alignment as it is stored, but for its quotes. */
export type PairRow = ReturnType<typeof toPairRow>;

/** The columns of a `PairRow`. */
export const PAIR_COLUMNS = [
  { name: 'ask_id', type: 'uuid' },
  { name: 'measure_id', type: 'uuid' },
  { name: 'measure_kind', type: 'text' },
  { name: 'proposal_id', type: 'uuid' },
  { name: 'proposal_revision', type: 'bigint' },
  { name: 'measure_revision', type: 'bigint' },
  { name: 'score_tenths', type: 'smallint' },
  { name: 'confidence_hundredths', type: 'smallint' },
  { name: 'band', type: 'text' },
  { name: 'opposes', type: 'boolean' },
  { name: 'measure_status', type: 'text' },
  { name: 'facet_states', type: 'text' },
  { name: 'part_numbers', type: 'smallint[]' },
] as const satisfies readonly { readonly name: keyof PairRow; readonly type: string }[];

/** All columns that a pair fills; quotes are most of a row's bytes, and are written in their own way. */
export const STORED_COLUMNS = [...PAIR_COLUMNS, { name: 'quotes', type: 'text' }] as const;

export function toPairRow({ askId, proposal, measure, alignment }: ComputedPair) {
  return {
    ask_id: askId,
    measure_id: measure.id,
    measure_kind: measure.kind,
    proposal_id: proposal.id,
    proposal_revision: proposal.revision,
    measure_revision: measure.revision,
    score_tenths: alignment.scoreTenths,
    confidence_hundredths: Math.round(alignment.confidence * 100),
    band: alignment.band,
    opposes: alignment.opposes,
    measure_status: alignment.measureStatus,
    facet_states: writeFacetStates(alignment.facets),
    part_numbers: writePartNumbers(alignment.parts),
  };
}

/** Removes pairs by key. */
export async function deletePairs(
  manager: EntityManager,
  scoreSetId: number,
  pairs: readonly StoredPairKey[],
): Promise<void> {
  if (pairs.length === 0) return;
  await manager.query(
    `DELETE FROM alignment a USING unnest($2::uuid[], $3::uuid[]) AS gone (ask_id, measure_id)
      WHERE a.score_set_id = $1 AND a.ask_id = gone.ask_id AND a.measure_id = gone.measure_id`,
    [scoreSetId, pairs.map((pair) => pair.askId), pairs.map((pair) => pair.measureId)],
  );
}
