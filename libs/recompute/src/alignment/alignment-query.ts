import {
  type Band,
  type BilingualText,
  type EvidencePair,
  explainAlignment,
  type Facets,
  FACETS,
  type MeasureKind,
  type ScorePart,
} from '@jeonghap/alignment';
import { type MeasureReference } from '../board/board.js';
import { type DirtyState, dirtyStateOf, pairFreshness } from '../board/freshness.js';
import { decisionSql, type DecisionRow, toDecisionView } from '../decision/decision-view.js';
import { measureReferencesSql } from '../measure-reference/measure-reference.store.js';
import { LIVE_SCORE_SET, LIVE_SCORE_SET_ID } from '../score-set/score-set.store.js';
import { type ScoreSetReference } from '../score-set/score-set.js';
import { type SqlParameters } from '../sql-parameters.js';
import { joinFacets } from './facet-states.js';
import { QUOTED_CONCEPT, readParts, readQuotes, type StoredParts } from './packed-reasons.js';
import {
  type AlignmentSummary,
  type AlignmentView,
  type PartView,
  type ProposalReference,
} from './alignment-view.js';

/**
 * Alignments of one score set with both sides; deleted or unpublished sides are left out.
 * @param scoreSetId SQL of the set's id
 */
export const alignmentFrom = (scoreSetId: string): string => `
  FROM alignment al
  JOIN ask a ON a.id = al.ask_id
  JOIN proposal p ON p.id = al.proposal_id AND p.deleted_at IS NULL AND p.visibility = 'published'
  JOIN LATERAL (
    SELECT g.external_ref, g.body FROM programme g
     WHERE al.measure_kind = 'programme' AND g.id = al.measure_id AND g.deleted_at IS NULL
       AND g.visibility = 'published'
    UNION ALL
    SELECT l.external_ref, l.body FROM legislative_item l
     WHERE al.measure_kind = 'legislative_item' AND l.id = al.measure_id AND l.deleted_at IS NULL
       AND l.visibility = 'published') m ON true
 WHERE al.score_set_id = ${scoreSetId}`;

/** An entry on one side of an alignment, with its place in the backlog. */
type Side<T> = T & { readonly dirty: DirtyState | null };

/** What one statement reads of the sides of some alignments. */
interface SidesRead {
  readonly scoreSet: ScoreSetReference | null;
  readonly proposals: readonly Side<ProposalReference>[];
  readonly measures: readonly Side<MeasureReference>[];
  /** Names of the concepts that are quoted, by id. */
  readonly concepts: Readonly<Record<string, BilingualText>>;
}

/** A stored alignment as the database sends it; times are ISO texts. */
interface AlignmentRow extends StoredParts {
  readonly askId: string;
  readonly askNo: number;
  readonly askText: string;
  readonly proposalId: string;
  readonly measureId: string;
  readonly scoreTenths: number;
  readonly confidenceHundredths: number;
  readonly band: Band;
  readonly opposes: boolean;
  readonly facetStates: string;
  /** Of asks and measures of which an amount is compared, and of the one alignment that is read with everything. */
  readonly askFacets: Facets | null;
  readonly measureFacets: Facets | null;
  /** Null in a row that the release before wrote, as are the numbers of its parts; it has evidence and sentence instead. */
  readonly quotes: string | null;
  readonly evidence: readonly EvidencePair[];
  readonly sentence: BilingualText;
  readonly computedAt: string;
  readonly decision: DecisionRow | null;
}

interface AlignmentDetailRow extends AlignmentRow {
  readonly askContext: string;
  readonly measureBody: string;
}

export interface AlignmentPageRead extends SidesRead {
  readonly rows: readonly AlignmentRow[];
  readonly total: number;
}

export interface AlignmentRead extends SidesRead {
  readonly rows: readonly AlignmentDetailRow[];
}

/** A column that a list is ordered by, its SQL type for the way back, and its value in a row. */
interface OrderColumn {
  readonly sql: string;
  readonly type: 'int' | 'uuid';
  readonly of: (row: AlignmentRow) => string | number;
}

const BEST_FIRST: readonly OrderColumn[] = [
  { sql: '-score_tenths', type: 'int', of: (row) => -row.scoreTenths },
  { sql: 'ask_id', type: 'uuid', of: (row) => row.askId },
  { sql: 'measure_id', type: 'uuid', of: (row) => row.measureId },
];
/** Order of the lists by the side that they belong to. */
export const LIST_ORDER = {
  proposal_id: [{ sql: 'ask_no', type: 'int', of: (row) => row.askNo }, ...BEST_FIRST],
  measure_id: BEST_FIRST,
} as const satisfies Record<string, readonly OrderColumn[]>;

export interface AlignmentPageRequest {
  /** Which side of the alignments the list belongs to. */
  readonly side: keyof typeof LIST_ORDER;
  readonly entryId: string;
  readonly askNo: number | undefined;
  readonly kind: readonly MeasureKind[] | undefined;
  /** Most rows to read. */
  readonly limit: number;
  /** The order's values in the last row of the page before. */
  readonly after: readonly unknown[] | undefined;
}

/** A page of alignments with the number of all that match, in one statement and so from one moment and one set. */
export function alignmentPageSql(request: AlignmentPageRequest, parameters: SqlParameters): string {
  const columns = LIST_ORDER[request.side];
  const order = columns.map(({ sql }) => sql).join(', ');
  const after = request.after?.map(
    (value, index) => `${parameters.add(value)}::${columns[index]?.type ?? 'text'}`,
  );
  return `
WITH ${LIVE_SCORE_SET}, matching AS MATERIALIZED (
  SELECT al.ask_id, al.measure_id, al.proposal_id, al.score_tenths, a.no AS ask_no
  ${alignmentFrom(LIVE_SCORE_SET_ID)}${pageConditions(request, parameters)}),
page AS MATERIALIZED (
  SELECT ask_id, measure_id, proposal_id, row_number() OVER (ORDER BY ${order}) AS place FROM matching
  ${after === undefined ? '' : `WHERE (${order}) > (${after.join(', ')})`}
   ORDER BY ${order} LIMIT ${parameters.add(request.limit)})
SELECT ${sidesSql('page')}, (SELECT count(*)::int FROM matching) AS total,
  coalesce((SELECT json_agg(line ORDER BY place) FROM (
    SELECT ${ALIGNMENT_COLUMNS}, place,
           CASE WHEN ${COMPARES_AMOUNTS} THEN ${ASK_FACETS} END AS "askFacets",
           CASE WHEN ${COMPARES_AMOUNTS} THEN ${MEASURE_FACETS} END AS "measureFacets"
      FROM page JOIN ask a ON a.id = page.ask_id JOIN alignment al
        ON al.score_set_id = ${LIVE_SCORE_SET_ID} AND al.ask_id = page.ask_id AND al.measure_id = page.measure_id) line),
    '[]') AS rows`;
}

/** One alignment with all that it rests on; `rows` is empty when there is none. */
export function alignmentSql(askId: string, measureId: string, parameters: SqlParameters): string {
  return `
WITH ${LIVE_SCORE_SET}, line AS MATERIALIZED (
  SELECT ${ALIGNMENT_COLUMNS}, p.body AS "askContext", m.body AS "measureBody",
         ${ASK_FACETS} AS "askFacets", ${MEASURE_FACETS} AS "measureFacets",
         al.proposal_id, al.measure_id, al.ask_id
  ${alignmentFrom(LIVE_SCORE_SET_ID)}
     AND al.ask_id = ${parameters.add(askId)} AND al.measure_id = ${parameters.add(measureId)})
SELECT ${sidesSql('line')}, coalesce((SELECT json_agg(line) FROM line), '[]') AS rows`;
}

const ALIGNMENT_COLUMNS = `
      al.ask_id AS "askId", a.no AS "askNo", a.text AS "askText", al.proposal_id AS "proposalId",
      al.measure_id AS "measureId", al.score_tenths AS "scoreTenths",
      al.confidence_hundredths AS "confidenceHundredths", al.band, al.opposes, al.facet_states AS "facetStates",
      al.part_numbers AS "partNumbers", al.parts, al.quotes, al.evidence, al.sentence, al.computed_at AS "computedAt",
      (SELECT ${decisionSql('d')} FROM pair_decision d WHERE d.ask_id = al.ask_id AND d.measure_id = al.measure_id) AS decision`;

const ASK_FACETS = `(SELECT k.facets FROM ask_coverage k
           WHERE k.score_set_id = al.score_set_id AND k.ask_id = al.ask_id)`;
const MEASURE_FACETS = `(SELECT c.facets FROM entry_computation c
           WHERE c.score_set_id = al.score_set_id AND c.entry_id = al.measure_id)`;
/** Whether the sentence names an amount that was asked for and one that is offered. */
const COMPARES_AMOUNTS = `substr(al.facet_states, ${String(FACETS.indexOf('quantity') + 1)}, 1) = 'p'`;

/** Columns of a `SidesRead`, each entry once. @param table common table with `ask_id`, `proposal_id` and `measure_id` */
const sidesSql = (table: string): string => `
  (SELECT row_to_json(live) FROM live) AS "scoreSet",
  coalesce((SELECT json_agg(side) FROM (
    SELECT p.id, p.external_ref AS "externalRef", p.title, p.title_en AS "titleEn",
           json_build_object('id', s.id, 'externalRef', s.external_ref, 'name', s.title, 'nameEn', s.title_en,
             'type', s.type) AS stakeholder, ${dirtyStateOf('p.id')} AS dirty
      FROM proposal p JOIN stakeholder s ON s.id = p.stakeholder_id
     WHERE p.id IN (SELECT proposal_id FROM ${table})) side), '[]') AS proposals,
  coalesce((SELECT json_object_agg(concept_id, json_build_object('ko', ko, 'en', en)) FROM concept_label
    WHERE score_set_id = ${LIVE_SCORE_SET_ID} AND concept_id IN (
      SELECT quote ->> ${String(QUOTED_CONCEPT)} FROM ${table} JOIN alignment al USING (ask_id, measure_id),
             json_array_elements(al.quotes::json) AS quote
       WHERE al.score_set_id = ${LIVE_SCORE_SET_ID})), '{}') AS concepts,
  coalesce((SELECT json_agg(side) FROM (
    SELECT measure.*, ${dirtyStateOf('measure.id')} AS dirty
      FROM (${measureReferencesSql(`SELECT measure_id FROM ${table}`)}) measure) side), '[]') AS measures`;

function pageConditions(
  { side, entryId, askNo, kind }: AlignmentPageRequest,
  parameters: SqlParameters,
): string {
  let conditions = ` AND al.${side} = ${parameters.add(entryId)}`;
  if (askNo !== undefined) conditions += ` AND a.no = ${parameters.add(askNo)}`;
  if (kind?.length) conditions += ` AND al.measure_kind = ANY (${parameters.add(kind)}::text[])`;
  return conditions;
}

/** Joins the rows of a page with their sides. */
export function toAlignmentSummaries(
  rows: readonly AlignmentRow[],
  sides: SidesRead,
): readonly AlignmentSummary[] {
  const proposals = new Map(sides.proposals.map((side) => [side.id, side]));
  const measures = new Map(sides.measures.map((side) => [side.id, side]));
  return rows.flatMap((row) => {
    const proposal = proposals.get(row.proposalId);
    const measure = measures.get(row.measureId);
    if (proposal === undefined || measure === undefined) return [];
    const summary = toSummary(row, { proposal, measure }, sides.concepts);
    return [{ ...summary, parts: summary.parts.filter(({ contribution }) => contribution !== 0) }];
  });
}

/** The one alignment that was read; undefined when there is none. */
export function toAlignmentView({ rows: [row], ...sides }: AlignmentRead): AlignmentView | undefined {
  if (row === undefined) return undefined;
  const [[proposal], [measure]] = [sides.proposals, sides.measures];
  if (proposal === undefined || measure === undefined) return undefined;
  const { askContext, measureBody } = row;
  const facets = joinFacets(row.facetStates, row.askFacets, row.measureFacets);
  const summary = toSummary(row, { proposal, measure }, sides.concepts);
  return { ...summary, askContext, measureBody, facets, scoreSet: sides.scoreSet };
}

function toSummary(
  row: AlignmentRow,
  sides: { readonly proposal: Side<ProposalReference>; readonly measure: Side<MeasureReference> },
  concepts: SidesRead['concepts'],
): AlignmentSummary {
  const { dirty: proposalDirty, ...proposal } = sides.proposal;
  const { dirty: measureDirty, ...measure } = sides.measure;
  return {
    ask: { id: row.askId, no: row.askNo, text: row.askText },
    proposal,
    measure,
    score: row.scoreTenths / 10,
    band: row.band,
    confidence: row.confidenceHundredths / 100,
    opposes: row.opposes,
    parts: readParts(row).map(toPartView),
    evidence: row.quotes === null ? row.evidence : readQuotes(row.quotes, concepts),
    sentence: row.quotes === null ? row.sentence : sentenceOf(row, measure),
    decision: row.decision && toDecisionView(row.decision),
    freshness: pairFreshness(new Date(row.computedAt), proposalDirty, measureDirty),
  };
}

/** Why the score is what it is. It follows from what is stored, so it is not stored itself. */
function sentenceOf(row: AlignmentRow, { title, titleEn }: MeasureReference): BilingualText {
  const facets = joinFacets(row.facetStates, row.askFacets, row.measureFacets);
  return explainAlignment(
    { ...row, parts: readParts(row), facets },
    { measureTitle: title, ...(titleEn !== null && { measureTitleEn: titleEn }) },
  );
}

const toPartView = ({ name, weightTenths, signal, contributionTenths }: ScorePart): PartView => ({
  name,
  weight: weightTenths / 10,
  signal,
  contribution: contributionTenths / 10,
});
