import {
  type AlignmentModel,
  type Band,
  type CoverageInput,
  isLive,
  MAX_BEST,
  type MeasureStatus,
  type ScorePart,
  STATUS_LABELS,
} from '@jeonghap/alignment';
import { type EntityManager } from 'typeorm';
import { ALIGNMENTS_PER_ASK, type Cutoff } from '../alignment/best-of-ask.js';
import { readFacetStates } from '../alignment/facet-states.js';
import { readSignal, signalUnitsSql } from '../alignment/packed-reasons.js';
import { type ComputedPair } from '../alignment/pair.js';

/** How many measures a proposal's row names as its best. */
export const BEST_MEASURES = 3;

/** What coverage is decided from, with the band that readers are shown. */
export type StoredCoverageInput = CoverageInput & { readonly band: Band };

/** Pairs of one ask. */
export interface AskInputs {
  /** All that a decision can depend on, best first. */
  readonly inputs: readonly StoredCoverageInput[];
  /** The last pair of a full list; undefined while there is room. */
  readonly last: Cutoff | undefined;
}

export const NO_INPUTS: AskInputs = { inputs: [], last: undefined };

interface InputRow {
  readonly ask_id: string;
  readonly measure_id: string;
  readonly score_tenths: number;
  readonly confidence_hundredths: number;
  readonly band: Band;
  readonly opposes: boolean;
  readonly facet_states: string;
  /** Of a row that a release before wrote. */
  readonly parts: readonly ScorePart[] | null;
  readonly meaning_units: number | null;
  readonly measure_status: MeasureStatus;
  readonly measure_kind: CoverageInput['measureKind'];
  /** In the ask's list, from 1. */
  readonly place: string;
}

/** States of measures that exist already. */
const LIVE_STATUSES = (Object.keys(STATUS_LABELS) as MeasureStatus[]).filter(isLive);

/**
 * Which of an ask's pairs `decideCoverage` and the proposal's best measures can depend on while nobody decided on any: the best ones of each
 * direction, the best that answer, and those that have the most confidence, the most of one that exists, and the nearest meaning. Pairs
 * that tie are all taken, and so is what a release before wrote. A hundred pairs come down to some ten.
 */
const INPUTS = `
SELECT ask_id, measure_id, score_tenths, confidence_hundredths, band, opposes, facet_states, measure_status, measure_kind, meaning_units, parts, place
  FROM (
    SELECT *, row_number() OVER of_list AS place,
           count(*) FILTER (WHERE opposes) OVER better AS opposing_better,
           count(*) FILTER (WHERE NOT opposes) OVER better AS candidates_better,
           count(*) FILTER (WHERE NOT opposes AND is_answering) OVER better AS answering_better,
           max(confidence_hundredths) FILTER (WHERE NOT opposes) OVER of_ask AS most_confident,
           max(confidence_hundredths) FILTER (WHERE NOT opposes AND is_live) OVER of_ask AS most_confident_live,
           max(meaning_units) FILTER (WHERE NOT opposes) OVER of_ask AS nearest
      FROM (
        SELECT ask_id, measure_id, score_tenths, confidence_hundredths, band, opposes, facet_states, measure_status, measure_kind,
               ${signalUnitsSql('meaning')} AS meaning_units, part_numbers IS NULL AS is_old, CASE WHEN part_numbers IS NULL THEN parts END AS parts,
               confidence_hundredths::float8 / 100 >= $4::float8 AS is_answering, measure_status = ANY ($5::text[]) AS is_live
          FROM alignment WHERE score_set_id = $1 AND proposal_id = ANY ($2::uuid[])) AS pair
    WINDOW of_ask AS (PARTITION BY ask_id),
           of_list AS (PARTITION BY ask_id ORDER BY score_tenths DESC, measure_id),
           better AS (PARTITION BY ask_id ORDER BY score_tenths DESC GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS ranked
 WHERE is_old OR place = $8 OR ask_id = ANY ($3::uuid[])
    OR CASE WHEN opposes THEN opposing_better < $6
            ELSE candidates_better < $7 OR (is_answering AND answering_better < $6)
              OR (confidence_hundredths > 0 AND (confidence_hundredths = most_confident OR (is_live AND confidence_hundredths = most_confident_live)))
              OR (meaning_units > 0 AND meaning_units = nearest) END
 ORDER BY ask_id, place`;

/**
 * What coverage is decided from, by ask, of the stored pairs of some proposals.
 * @param decided asks on whose pairs people decided: of them all pairs are read, since a decision changes which are the best
 */
export async function readCoverageInputs(
  manager: EntityManager,
  scoreSetId: number,
  { proposals, decided }: { readonly proposals: readonly string[]; readonly decided: readonly string[] },
  { parameters }: Pick<AlignmentModel, 'parameters'>,
): Promise<ReadonlyMap<string, AskInputs>> {
  const { answering } = parameters.coverage;
  const rows = await manager.query<InputRow[]>(INPUTS, [
    ...[scoreSetId, proposals, decided],
    ...[answering, LIVE_STATUSES, MAX_BEST, BEST_MEASURES, ALIGNMENTS_PER_ASK],
  ]);
  const byAsk = new Map<string, { inputs: StoredCoverageInput[]; last: Cutoff | undefined }>();
  for (const row of rows) {
    const ofAsk = byAsk.get(row.ask_id) ?? { inputs: [], last: undefined };
    byAsk.set(row.ask_id, ofAsk);
    const input = toInput(row);
    ofAsk.inputs.push(input);
    if (Number(row.place) === ALIGNMENTS_PER_ASK) ofAsk.last = input;
  }
  return byAsk;
}

const toInput = (row: InputRow): StoredCoverageInput => ({
  measureId: row.measure_id,
  scoreTenths: row.score_tenths,
  confidence: row.confidence_hundredths / 100,
  band: row.band,
  opposes: row.opposes,
  facets: readFacetStates(row.facet_states),
  parts: row.parts ?? [{ name: 'meaning', signal: readSignal(row.meaning_units ?? 0) }],
  measureStatus: row.measure_status,
  measureKind: row.measure_kind,
});

/** The same for the pairs of one ask that are being stored, when nothing else of it is, so that they need not be read again. */
export function inputsOfAsk(pairs: readonly ComputedPair[]): AskInputs {
  const inputs = pairs.map(toStoredInput).sort(byScore);
  return { inputs, last: inputs[ALIGNMENTS_PER_ASK - 1] };
}

const toStoredInput = ({ measure, alignment }: ComputedPair): StoredCoverageInput => ({
  measureId: measure.id,
  scoreTenths: alignment.scoreTenths,
  confidence: Math.round(alignment.confidence * 100) / 100,
  band: alignment.band,
  opposes: alignment.opposes,
  facets: alignment.facets,
  parts: alignment.parts,
  measureStatus: alignment.measureStatus,
  measureKind: alignment.measureKind,
});

const byScore = (a: StoredCoverageInput, b: StoredCoverageInput): number =>
  b.scoreTenths - a.scoreTenths || (a.measureId < b.measureId ? -1 : 1);
