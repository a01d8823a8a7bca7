import { type Band, type CoverageInput, explainAlignment } from '@jeonghap/alignment';
import { type EntityManager } from 'typeorm';
import { readFacetStates, writeFacetStates } from './facet-states.js';
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
  await manager.query(
    `INSERT INTO alignment (score_set_id, ask_id, measure_id, measure_kind, proposal_id, proposal_revision,
       measure_revision, score_tenths, confidence_hundredths, band, opposes, measure_status, facet_states, parts, evidence,
       sentence)
     SELECT $1, r.ask_id, r.measure_id, r.measure_kind, r.proposal_id, r.proposal_revision, r.measure_revision,
       r.score_tenths, r.confidence_hundredths, r.band, r.opposes, r.measure_status, r.facet_states, r.parts, r.evidence,
       r.sentence
     FROM json_to_recordset($2::json) AS r (ask_id uuid, measure_id uuid, measure_kind text, proposal_id uuid,
       proposal_revision bigint, measure_revision bigint, score_tenths smallint, confidence_hundredths smallint,
       band text, opposes boolean, measure_status text, facet_states text, parts jsonb, evidence json, sentence json)
     ON CONFLICT (score_set_id, ask_id, measure_id) DO UPDATE
       SET proposal_revision = EXCLUDED.proposal_revision, measure_revision = EXCLUDED.measure_revision,
           score_tenths = EXCLUDED.score_tenths, confidence_hundredths = EXCLUDED.confidence_hundredths,
           band = EXCLUDED.band, opposes = EXCLUDED.opposes, measure_status = EXCLUDED.measure_status,
           facet_states = EXCLUDED.facet_states, parts = EXCLUDED.parts, evidence = EXCLUDED.evidence,
           sentence = EXCLUDED.sentence, computed_at = clock_timestamp()
     WHERE alignment.proposal_revision <= EXCLUDED.proposal_revision
       AND alignment.measure_revision <= EXCLUDED.measure_revision`,
    [scoreSetId, JSON.stringify(pairs.map(toRow))],
  );
}

function toRow({ askId, proposal, measure, alignment }: ComputedPair) {
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
    parts: alignment.parts,
    evidence: alignment.evidence,
    sentence: explainAlignment(alignment, {
      measureTitle: measure.title,
      ...(measure.titleEn === null ? {} : { measureTitleEn: measure.titleEn }),
    }),
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

/** What coverage is decided from, with the band that readers are shown. */
export type StoredCoverageInput = CoverageInput & { readonly band: Band };

interface CoverageInputRow {
  readonly ask_id: string;
  readonly measure_id: string;
  readonly score_tenths: number;
  readonly confidence_hundredths: number;
  readonly band: Band;
  readonly opposes: boolean;
  readonly facet_states: string;
  readonly parts: CoverageInput['parts'];
  readonly measure_status: CoverageInput['measureStatus'];
  readonly measure_kind: CoverageInput['measureKind'];
}

/** What coverage is decided from: the stored pairs of some proposals, by ask, best first. */
export async function readCoverageInputs(
  manager: EntityManager,
  scoreSetId: number,
  proposalIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredCoverageInput[]>> {
  const rows = await manager.query<CoverageInputRow[]>(
    `SELECT ask_id, measure_id, score_tenths, confidence_hundredths, band, opposes, facet_states, measure_status, measure_kind,
            jsonb_path_query_array(parts, '$[*] ? (@.name == "meaning")') AS parts
       FROM alignment WHERE score_set_id = $1 AND proposal_id = ANY ($2::uuid[])
      ORDER BY ask_id, score_tenths DESC, measure_id`,
    [scoreSetId, proposalIds],
  );
  const byAsk = new Map<string, StoredCoverageInput[]>();
  for (const row of rows) {
    const inputs = byAsk.get(row.ask_id) ?? [];
    byAsk.set(row.ask_id, inputs);
    inputs.push({
      measureId: row.measure_id,
      scoreTenths: row.score_tenths,
      confidence: row.confidence_hundredths / 100,
      band: row.band,
      opposes: row.opposes,
      facets: readFacetStates(row.facet_states),
      parts: row.parts,
      measureStatus: row.measure_status,
      measureKind: row.measure_kind,
    });
  }
  return byAsk;
}
