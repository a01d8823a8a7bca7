import {
  ALIGNMENT_FLOOR_TENTHS,
  type Alignment,
  type AlignmentModel,
  bandOf,
  buildModel,
  decideCoverage,
  explainCoverage,
  facetsOf,
  prepareAsk,
  type PreparedMeasure,
  prepareMeasure,
  rollUpCoverage,
  scoreAlignment,
} from '@jeonghap/alignment';
import { type DataSource, type EntityManager } from 'typeorm';
import { ALIGNMENTS_PER_ASK } from '../../libs/recompute/src/alignment/best-of-ask.js';
import { writeFacetStates } from '../../libs/recompute/src/alignment/facet-states.js';
import { writePartNumbers, writeQuotes } from '../../libs/recompute/src/alignment/packed-reasons.js';
import { type PairDecision } from '../../libs/recompute/src/decision/pair-decision.js';
import { readDecisions } from '../../libs/recompute/src/decision/pair-decision.store.js';
import { findBuiltModel, keepBuiltModel } from '../../libs/recompute/src/model/built-models.js';
import { findModelAssets } from '../../libs/recompute/src/model/model.store.js';
import {
  type MeasureSource,
  type ProposalSource,
} from '../../libs/recompute/src/snapshot/catalogue-snapshot.js';
import {
  listRevisions,
  readMeasures,
  readProposals,
} from '../../libs/recompute/src/snapshot/snapshot.store.js';

export { ALIGNMENTS_PER_ASK };

/** Rows of a score set by table and key, each as JSON with sorted keys; times of computation are left out. */
export type ScoreRows = ReadonlyMap<string, string>;

/** One row that is not as it should be. */
export interface Divergence {
  readonly scoreSetId: number;
  readonly key: string;
  readonly stored: string | undefined;
  readonly expected: string | undefined;
}

/**
 * Finds the rows in which the kept score sets differ from one plain pass over the present catalogue under each set's
 * own model: the slow obvious version, with no claims, fences, caches or refills. Sets that are cancelled or under construction
 * are left out.
 */
export async function findDivergences(
  dataSource: DataSource,
  perAsk: number = ALIGNMENTS_PER_ASK,
): Promise<readonly Divergence[]> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    const sets = await manager.query<{ id: number; version: string }[]>(
      `SELECT id, model_version AS version FROM score_set WHERE state IN ('live', 'complete', 'retired') ORDER BY id`,
    );
    const found: Divergence[] = [];
    for (const { id, version } of sets) {
      const model = await modelOf(manager, version);
      if (model === undefined) continue; // computed by another release
      const expected = await recomputeFromScratch(manager, model, perAsk);
      found.push(...compareRows(id, await readStoredRows(manager, id), expected));
    }
    return found;
  });
}

async function modelOf(manager: EntityManager, version: string): Promise<AlignmentModel | undefined> {
  const known = findBuiltModel(version);
  if (known !== undefined) return known;
  const assets = await findModelAssets(manager, version);
  return assets === undefined ? undefined : keepBuiltModel(buildModel(assets));
}

/** What a score set should hold for the catalogue that the transaction sees. */
export async function recomputeFromScratch(
  manager: EntityManager,
  model: AlignmentModel,
  perAsk: number = ALIGNMENTS_PER_ASK,
): Promise<ScoreRows> {
  const revisions = await listRevisions(manager);
  const idsOf = (entries: readonly { id: string }[]): readonly string[] => entries.map(({ id }) => id);
  const ministries = await readMinistries(manager);
  const measures = (await readMeasures(manager, idsOf(revisions.measures))).map((source) => ({
    ...source,
    ministry: ministries.get(source.id) ?? null,
    prepared: prepareFor(undefined, source, model),
  }));
  const rows = new Map<string, string>();
  for (const { id, prepared } of measures) rows.set(`facets/${id}`, canonical(facetsOf(prepared)));
  const decisions = await readDecisions(manager, idsOf(revisions.proposals));
  for (const proposal of await readProposals(manager, idsOf(revisions.proposals))) {
    addProposal(rows, proposal, { measures, model, perAsk, decisions });
  }
  return rows;
}

/** Whose each measure is. */
async function readMinistries(manager: EntityManager): Promise<ReadonlyMap<string, string | null>> {
  const rows = await manager.query<{ id: string; ministry: string | null }[]>(
    'SELECT id, ministry FROM programme UNION ALL SELECT id, ministry FROM legislative_item',
  );
  return new Map(rows.map(({ id, ministry }) => [id, ministry]));
}

interface PreparedSource extends MeasureSource {
  readonly ministry: string | null;
  readonly prepared: PreparedMeasure;
}

interface Scored {
  readonly measure: PreparedSource;
  readonly alignment: Alignment;
}

/** A pair with what a person decided on it. */
interface Judged extends Scored {
  readonly review: PairDecision['verdict'] | undefined;
}

function addProposal(
  rows: Map<string, string>,
  proposal: ProposalSource,
  {
    measures,
    model,
    perAsk,
    decisions,
  }: {
    readonly measures: readonly PreparedSource[];
    readonly model: AlignmentModel;
    readonly perAsk: number;
    readonly decisions: readonly PairDecision[];
  },
): void {
  const asks = proposal.asks.map(({ id, input }) => {
    const prepared = prepareAsk(input, model);
    const all: Scored[] = measures.map((measure) => ({
      measure,
      alignment: scoreAlignment(prepared, preparedFor(id, measure, model), model),
    }));
    const scored = all
      .filter(({ alignment }) => alignment.scoreTenths >= ALIGNMENT_FLOOR_TENTHS)
      .sort(
        (a, b) => b.alignment.scoreTenths - a.alignment.scoreTenths || (a.measure.id < b.measure.id ? -1 : 1),
      )
      .slice(0, perAsk);
    const ofAsk = decisions.filter(({ askId }) => askId === id);
    const judged = all
      .filter((pair) => scored.includes(pair) || ofAsk.some(({ measureId }) => measureId === pair.measure.id))
      .map((pair) => judge(pair, ofAsk, model));
    const inputs = judged.map(({ measure, alignment, review }) => ({
      measureId: measure.id,
      ...alignment,
      ...(review === undefined ? {} : { review }),
    }));
    return {
      ask: { id },
      scored,
      judged,
      facets: facetsOf(prepared),
      coverage: decideCoverage(prepared, inputs, model),
    };
  });
  for (const { ask, scored, facets, coverage } of asks) {
    for (const pair of scored) {
      rows.set(`alignment/${ask.id}/${pair.measure.id}`, canonical(alignmentRow(proposal, pair)));
    }
    const titles = Object.fromEntries(measures.map((m) => [m.id, titleOf(m)]));
    rows.set(
      `ask_coverage/${ask.id}`,
      canonical({
        proposal_id: proposal.id,
        status: coverage.status,
        missing: coverage.missing,
        best: coverage.best,
        facets,
        sentence: explainCoverage(coverage, { titles }),
        cutoff_tenths: scored[perAsk - 1]?.alignment.scoreTenths ?? null,
        cutoff_measure_id: scored[perAsk - 1]?.measure.id ?? null,
      }),
    );
  }
  const rolledUp = rollUpCoverage(asks.map(({ coverage }) => coverage));
  const best = bestMeasures(asks.flatMap(({ judged }) => judged));
  const conceptIds = (facet: 'instrument' | 'region' | 'sector'): readonly string[] => [
    ...new Set(asks.flatMap(({ facets }) => facets[facet].map(({ value }) => value))),
  ];
  rows.set(
    `proposal_coverage/${proposal.id}`,
    canonical({
      proposal_revision: proposal.revision,
      status: rolledUp.status,
      missing: rolledUp.missing,
      best_measures: best,
      best_score_tenths: best[0]?.scoreTenths ?? 0,
      instruments: conceptIds('instrument'),
      regions: conceptIds('region'),
      sectors: [...conceptIds('sector')].sort(),
      ministries: ministriesOf(best, measures),
    }),
  );
}

/** A measure with all words that asks lend it, but for those of the ask that is scored against it. */
function prepareFor(
  askId: string | undefined,
  { input, wordings }: MeasureSource,
  model: AlignmentModel,
): PreparedMeasure {
  const lent: string[] = [];
  for (const wording of wordings) if (wording.askId !== askId) lent.push(wording.text);
  return prepareMeasure({ ...input, aliases: (input.aliases ?? []).concat(lent) }, model);
}

function preparedFor(askId: string, measure: PreparedSource, model: AlignmentModel): PreparedMeasure {
  const hasOwn = measure.wordings.some((wording) => wording.askId === askId);
  return hasOwn ? prepareFor(askId, measure, model) : measure.prepared;
}

/** The ministries of a proposal's best measures, each once, in the order of their code points. */
function ministriesOf(
  best: readonly { id: string }[],
  measures: readonly PreparedSource[],
): readonly string[] {
  const named = measures.filter(({ id }) => best.some((one) => one.id === id));
  return [...new Set(named.flatMap(({ ministry }) => ministry ?? []))].sort();
}

const titleOf = ({ input, titleEn }: PreparedSource) => ({ ko: input.title, en: titleEn ?? input.title });

function alignmentRow(proposal: ProposalSource, { measure, alignment }: Scored) {
  return {
    measure_kind: measure.input.kind,
    proposal_id: proposal.id,
    proposal_revision: proposal.revision,
    measure_revision: measure.revision,
    score_tenths: alignment.scoreTenths,
    confidence_hundredths: Math.round(alignment.confidence * 100),
    band: alignment.band,
    opposes: alignment.opposes,
    measure_status: alignment.measureStatus,
    part_numbers: writePartNumbers(alignment.parts),
    quotes: writeQuotes(alignment.evidence),
    facet_states: writeFacetStates(alignment.facets),
  };
}

/** A pair as a person decided on it. */
function judge(pair: Scored, decisions: readonly PairDecision[], model: AlignmentModel): Judged {
  const decision = decisions.find(({ measureId }) => measureId === pair.measure.id);
  const scoreTenths = decision?.scoreTenths ?? null;
  if (scoreTenths === null) return { ...pair, review: decision?.verdict };
  const adjusted = { scoreTenths, confidence: scoreTenths / 1000, band: bandOf(scoreTenths, model) };
  return { ...pair, alignment: { ...pair.alignment, ...adjusted }, review: decision?.verdict };
}

/** The three best measures over all asks: wholly confirmed ones, partly confirmed ones, then by score. */
function bestMeasures(pairs: readonly Judged[]) {
  const eligible = pairs.filter(
    ({ alignment, review }) => review !== 'rejected' && (review !== undefined || !alignment.opposes),
  );
  const rank = ({ review }: Judged): number => ['answers_partly', 'answers_wholly'].indexOf(review ?? '');
  const ordered = eligible.sort(
    (a, b) =>
      rank(b) - rank(a) ||
      b.alignment.scoreTenths - a.alignment.scoreTenths ||
      (a.measure.id < b.measure.id ? -1 : 1),
  );
  const firsts = ordered.filter(
    (pair, at) => ordered.findIndex(({ measure }) => measure.id === pair.measure.id) === at,
  );
  return firsts.slice(0, 3).map(({ measure, alignment: { scoreTenths, band } }) => ({
    id: measure.id,
    kind: measure.input.kind,
    scoreTenths,
    band,
  }));
}

interface StoredRow {
  readonly key: string;
  readonly value: unknown;
}

/** What a score set holds. Facets are compared for measures only: those of asks stand in their coverage. */
async function readStoredRows(manager: EntityManager, scoreSetId: number): Promise<ScoreRows> {
  const rows = await manager.query<StoredRow[]>(
    `SELECT 'alignment/' || ask_id || '/' || measure_id AS key,
            to_jsonb(a) - ARRAY['score_set_id', 'ask_id', 'measure_id', 'computed_at', 'parts', 'evidence', 'sentence']
              AS value
       FROM alignment a WHERE score_set_id = $1
     UNION ALL
     SELECT 'ask_coverage/' || ask_id, to_jsonb(k) - ARRAY['score_set_id', 'ask_id']
       FROM ask_coverage k WHERE score_set_id = $1
     UNION ALL
     SELECT 'proposal_coverage/' || proposal_id, to_jsonb(c) - ARRAY['score_set_id', 'proposal_id', 'computed_at']
       FROM proposal_coverage c WHERE score_set_id = $1
     UNION ALL
     SELECT 'facets/' || entry_id, facets FROM entry_computation
      WHERE score_set_id = $1 AND entry_kind <> 'proposal' AND facets IS NOT NULL`,
    [scoreSetId],
  );
  return new Map(rows.map(({ key, value }) => [key, canonical(value)]));
}

function compareRows(scoreSetId: number, stored: ScoreRows, expected: ScoreRows): readonly Divergence[] {
  return [...new Set([...stored.keys(), ...expected.keys()])]
    .filter((key) => stored.get(key) !== expected.get(key))
    .map((key) => ({ scoreSetId, key, stored: stored.get(key), expected: expected.get(key) }));
}

/** JSON with sorted keys, since jsonb does not keep their order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
