import {
  type AlignmentModel,
  type AskCoverage,
  type Band,
  type BilingualText,
  decideCoverage,
  explainCoverage,
  facetsOf,
  type MeasureKind,
  type ProposalCoverage,
  rollUpCoverage,
} from '@jeonghap/alignment';
import { type EntityManager } from 'typeorm';
import { type CoverageStatus } from '../board/board.js';
import { type Cutoff } from '../alignment/best-of-ask.js';
import { type MeasureHeading, readMeasureHeadings } from '../measure-reference/measure-reference.store.js';
import { type PairDecision } from '../decision/pair-decision.js';
import { readDecisions } from '../decision/pair-decision.store.js';
import {
  type CatalogueSnapshot,
  type SnapshotAsk,
  type SnapshotProposal,
} from '../snapshot/catalogue-snapshot.js';
import { applyDecisions } from './apply-decisions.js';
import {
  type AskInputs,
  BEST_MEASURES,
  NO_INPUTS,
  readCoverageInputs,
  type StoredCoverageInput,
} from './coverage-inputs.store.js';
import { type CoverageByProposal, recordCoverageChanges } from './coverage-change.store.js';

/**
 * Proposals that are decided on at once. A measure that thousands of proposals ask for would else have all their pairs in memory, and leave
 * the database without a word for longer than it keeps an idle transaction.
 */
const DECIDED_AT_ONCE = 200;

/** A measure that answers a proposal best, over all its asks. */
export interface BestMeasure {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly scoreTenths: number;
  readonly band: Band;
}

/** What coverage is decided by. */
export interface CoverageSources {
  readonly snapshot: CatalogueSnapshot;
  readonly model: AlignmentModel;
}

/** What of the pairs of proposals decides on their coverage. */
export interface CoverageGrounds {
  /** By ask. */
  readonly inputs: ReadonlyMap<string, AskInputs>;
  /** Of people, on these proposals among others. */
  readonly decisions: readonly PairDecision[];
}

/**
 * Decides and stores the coverage of some proposals from their stored pairs and from what people decided on them. The caller
 * holds the proposals' fence rows, so nobody else writes their pairs meanwhile. A measure's title is taken as it stands now: a
 * stored pair may rest on a newer text of the measure than the caller's snapshot has.
 */
export async function storeCoverage(
  manager: EntityManager,
  scoreSetId: number,
  proposals: readonly SnapshotProposal[],
  context: CoverageSources,
): Promise<void> {
  for (let from = 0; from < proposals.length; from += DECIDED_AT_ONCE) {
    await storeSome(manager, scoreSetId, proposals.slice(from, from + DECIDED_AT_ONCE), context);
  }
}

async function storeSome(
  manager: EntityManager,
  scoreSetId: number,
  proposals: readonly SnapshotProposal[],
  context: CoverageSources,
): Promise<void> {
  const ids = proposals.map((proposal) => proposal.id);
  const decisions = await readDecisions(manager, ids);
  const read = { proposals: ids, decided: [...new Set(decisions.map(({ askId }) => askId))] };
  const inputs = await readCoverageInputs(manager, scoreSetId, read, context.model);
  const decided = proposals.map((proposal) => decideProposal(proposal, { inputs, decisions }, context));
  await storeDecided(manager, scoreSetId, decided);
}

/** Decides the coverage of a proposal. Pure. */
export function decideProposal(
  proposal: SnapshotProposal,
  { inputs, decisions }: CoverageGrounds,
  context: CoverageSources,
): DecidedProposal {
  const asks = proposal.asks.map((ask) => {
    const ofAsk = inputs.get(ask.id) ?? NO_INPUTS;
    const decided = decisions.filter(({ askId }) => askId === ask.id);
    const pairs = applyDecisions(ask, ofAsk.inputs, decided, context);
    const coverage = decideCoverage(ask.prepared, pairs, context.model);
    return { ask, last: ofAsk.last, pairs, coverage };
  });
  return {
    proposal,
    asks: asks.map(({ ask, last, coverage }) => ({ ask, last, coverage })),
    best: bestMeasures(asks.flatMap(({ pairs }) => pairs)),
  };
}

/** Stores what was decided. The caller holds the proposals' fence rows, as for `storeCoverage`. */
export async function storeDecided(
  manager: EntityManager,
  scoreSetId: number,
  decided: readonly DecidedProposal[],
): Promise<void> {
  const headings = await readMeasureHeadings(manager, decided.flatMap(namedMeasures));
  const titles = Object.fromEntries([...headings].map(([id, { title }]) => [id, title]));
  const rows = decided.map((one) => proposalRow(one, headings));
  const ids = rows.map((row) => row.proposal_id);
  const before = await deleteCoverage(manager, scoreSetId, ids);
  await insertAskCoverage(
    manager,
    scoreSetId,
    decided.flatMap(({ proposal, asks }) => asks.map((row) => askRow(proposal, row, titles))),
  );
  await insertProposalCoverage(manager, scoreSetId, rows);
  const after: CoverageByProposal = new Map(rows.map((row) => [row.proposal_id, row.status]));
  await recordCoverageChanges(manager, scoreSetId, before, after);
}

/** Removes the coverage of proposals that are gone. The caller holds their fence rows. */
export async function removeCoverage(
  manager: EntityManager,
  scoreSetId: number,
  proposalIds: readonly string[],
): Promise<void> {
  const before = await deleteCoverage(manager, scoreSetId, proposalIds);
  await recordCoverageChanges(manager, scoreSetId, before, new Map());
}

/** @returns what the coverage was */
async function deleteCoverage(
  manager: EntityManager,
  scoreSetId: number,
  proposalIds: readonly string[],
): Promise<CoverageByProposal> {
  const ofProposals = 'WHERE score_set_id = $1 AND proposal_id = ANY ($2::uuid[])';
  await manager.query(`DELETE FROM ask_coverage ${ofProposals}`, [scoreSetId, proposalIds]);
  const [rows] = await manager.query<[{ id: string; status: CoverageStatus }[], number]>(
    `DELETE FROM proposal_coverage ${ofProposals} RETURNING proposal_id AS id, status`,
    [scoreSetId, proposalIds],
  );
  return new Map(rows.map(({ id, status }) => [id, status]));
}

/** A proposal with its coverage, not stored yet. */
export interface DecidedProposal {
  readonly proposal: SnapshotProposal;
  readonly asks: readonly DecidedAsk[];
  readonly best: readonly BestMeasure[];
}

/** Ids of the measures that a proposal's coverage names. */
const namedMeasures = ({ asks, best }: DecidedProposal): readonly string[] => [
  ...asks.flatMap(({ coverage }) => coverage.best),
  ...best.map(({ id }) => id),
];

interface DecidedAsk {
  readonly ask: SnapshotAsk;
  /** The last pair of a full list; undefined while there is room. */
  readonly last: Cutoff | undefined;
  readonly coverage: AskCoverage;
}

function askRow(
  proposal: SnapshotProposal,
  { ask, last, coverage }: DecidedAsk,
  titles: Readonly<Record<string, BilingualText>>,
) {
  return {
    ask_id: ask.id,
    proposal_id: proposal.id,
    status: coverage.status,
    missing: coverage.missing,
    best: coverage.best,
    facets: facetsOf(ask.prepared),
    sentence: explainCoverage(coverage, { titles }),
    cutoff_tenths: last?.scoreTenths ?? null,
    cutoff_measure_id: last?.measureId ?? null,
  };
}

function proposalRow(
  { proposal, asks, best }: DecidedProposal,
  headings: ReadonlyMap<string, MeasureHeading>,
) {
  const rolledUp: ProposalCoverage = rollUpCoverage(asks.map(({ coverage }) => coverage));
  const facets = asks.map(({ ask }) => facetsOf(ask.prepared));
  const conceptIds = (facet: 'instrument' | 'region' | 'sector'): readonly string[] => [
    ...new Set(facets.flatMap((all) => all[facet].map(({ value }) => value))),
  ];
  return {
    proposal_id: proposal.id,
    proposal_revision: proposal.revision,
    status: rolledUp.status,
    missing: rolledUp.missing,
    best_measures: best,
    best_score_tenths: best[0]?.scoreTenths ?? 0,
    instruments: conceptIds('instrument'),
    regions: conceptIds('region'),
    sectors: [...conceptIds('sector')].sort(),
    ministries: [...new Set(best.flatMap(({ id }) => headings.get(id)?.ministry ?? []))].sort(),
  };
}

/**
 * The measures that people confirmed and then those with the highest score, over all asks; rejected and opposing ones are
 * left out; ties by id.
 */
function bestMeasures(pairs: readonly StoredCoverageInput[]): readonly BestMeasure[] {
  const byMeasure = new Map<string, RankedMeasure>();
  for (const { measureId, measureKind, scoreTenths, band, opposes, review } of pairs) {
    if (review === 'rejected' || (opposes && review === undefined)) continue;
    const rank = review === 'answers_wholly' ? 2 : review === 'answers_partly' ? 1 : 0;
    const ranked = { rank, measure: { id: measureId, kind: measureKind, scoreTenths, band } };
    const known = byMeasure.get(measureId);
    if (known === undefined || byRank(ranked, known) < 0) byMeasure.set(measureId, ranked);
  }
  return [...byMeasure.values()]
    .sort(byRank)
    .slice(0, BEST_MEASURES)
    .map(({ measure }) => measure);
}

interface RankedMeasure {
  readonly rank: number;
  readonly measure: BestMeasure;
}

function byRank(a: RankedMeasure, b: RankedMeasure): number {
  return (
    b.rank - a.rank || b.measure.scoreTenths - a.measure.scoreTenths || (a.measure.id < b.measure.id ? -1 : 1)
  );
}

async function insertAskCoverage(
  manager: EntityManager,
  scoreSetId: number,
  rows: readonly ReturnType<typeof askRow>[],
): Promise<void> {
  await manager.query(
    `INSERT INTO ask_coverage (score_set_id, ask_id, proposal_id, status, missing, best, facets, sentence,
       cutoff_tenths, cutoff_measure_id)
     SELECT $1, r.ask_id, r.proposal_id, r.status, r.missing, r.best, r.facets, r.sentence, r.cutoff_tenths,
       r.cutoff_measure_id
       FROM jsonb_to_recordset($2::jsonb) AS r (ask_id uuid, proposal_id uuid, status text, missing text[],
         best uuid[], facets jsonb, sentence jsonb, cutoff_tenths smallint, cutoff_measure_id uuid)`,
    [scoreSetId, JSON.stringify(rows)],
  );
}

async function insertProposalCoverage(
  manager: EntityManager,
  scoreSetId: number,
  rows: readonly ReturnType<typeof proposalRow>[],
): Promise<void> {
  await manager.query(
    `INSERT INTO proposal_coverage (score_set_id, proposal_id, proposal_revision, status, missing, best_measures,
       best_score_tenths, instruments, regions, sectors, ministries)
     SELECT $1, r.proposal_id, r.proposal_revision, r.status, r.missing, r.best_measures, r.best_score_tenths,
       r.instruments, r.regions, r.sectors, r.ministries
       FROM jsonb_to_recordset($2::jsonb) AS r (proposal_id uuid, proposal_revision bigint, status text, missing text[],
         best_measures jsonb, best_score_tenths smallint, instruments text[], regions text[], sectors text[],
         ministries text[])`,
    [scoreSetId, JSON.stringify(rows)],
  );
}
