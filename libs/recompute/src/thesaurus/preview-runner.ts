import {
  type AlignmentModel,
  annotateConcepts,
  buildModel,
  decideCoverage,
  rollUpCoverage,
} from '@jeonghap/alignment';
import { isDatabaseAway } from '@jeonghap/platform';
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type StoredCoverageInput } from '../coverage/coverage-inputs.store.js';
import { type ComputedPair, pairKey } from '../alignment/pair.js';
import { type CoverageStatus } from '../board/board.js';
import { computeEntry } from '../compute-entry.js';
import { applyDecisions } from '../coverage/apply-decisions.js';
import { readDecisions } from '../decision/pair-decision.store.js';
import { toShownCause } from '../failure/failure.js';
import { findBuiltModel } from '../model/built-models.js';
import { findModelAssets } from '../model/model.store.js';
import { Pauses } from '../pauses.js';
import { type CatalogueSnapshot, type SnapshotProposal } from '../snapshot/catalogue-snapshot.js';
import { SnapshotCache } from '../snapshot/snapshot-cache.js';
import { listRevisions, readMeasures, readProposals } from '../snapshot/snapshot.store.js';
import { readStoredScores } from '../why-changed/alignment-change.store.js';
import { HitCounter, type SearchedEntry } from './hit-counter.js';
import {
  type FlippedProposal,
  type PairMove,
  type PreviewPair,
  type PreviewResult,
  PreviewTally,
} from './preview.js';
import { claimPreview, finishPreview, noteProgress, type Preview } from './preview.store.js';
import { sampleOf } from './sample.js';
import { editedAssets, pendingChanges, ThesaurusDesk } from './thesaurus-desk.js';

const MOST_PAIRS = 50;
const MOST_FLIPS = 100;
/** Entries whose texts are searched at a time. */
const SEARCHED_AT_ONCE = 200;
/** Proposals between two words on progress. */
const NOTED_EVERY = 10;

/** That nobody wants a preview any more. */
class PreviewCancelled extends Error {}

interface PreviewWork {
  readonly preview: Preview;
  readonly manager: EntityManager;
  readonly model: AlignmentModel;
  readonly snapshot: CatalogueSnapshot;
  readonly liveId: number;
  readonly tally: PreviewTally;
  readonly flips: FlippedProposal[];
}

/**
 * Finds out what publishing the draft would move: it computes proposals under the draft's model as a rebuild would, and
 * compares them with what readers see. Nothing is stored but the answer. One preview at a time in a worker.
 */
@Injectable()
export class ThesaurusPreviewRunner {
  private readonly logger = new Logger(ThesaurusPreviewRunner.name);
  private isStopping = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly desk: ThesaurusDesk,
  ) {}

  /** Takes up one preview that waits. @returns whether there was one */
  async runNext(): Promise<boolean> {
    const preview = await claimPreview(this.dataSource.manager);
    if (preview === undefined) return false;
    try {
      const result = await this.compute(preview);
      await finishPreview(this.dataSource.manager, preview.id, { result });
    } catch (failure) {
      if (failure instanceof PreviewCancelled) return true;
      if (isDatabaseAway(failure)) throw failure;
      const message = failure instanceof Error ? failure.message : String(failure);
      this.logger.error(`previewing the thesaurus failed: ${message}`);
      await finishPreview(this.dataSource.manager, preview.id, {
        error: toShownCause(message).slice(0, 500),
      });
    }
    return true;
  }

  /** Leaves a preview that runs to another worker. */
  stop(): void {
    this.isStopping = true;
  }

  private compute(preview: Preview): Promise<PreviewResult> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const desk = await this.desk.open(manager);
      if (desk.draft?.id !== preview.versionId) throw new PreviewCancelled();
      const live = await findModelAssets(manager, desk.liveSet.modelVersion);
      if (live === undefined) throw new Error('this release cannot compute under the live model');
      const model = buildModel(editedAssets(live, desk));
      const snapshot = await new SnapshotCache(model).refresh(manager);
      const sample = sampleOf([...snapshot.proposals.keys()], preview.sampleSize);
      const tally = new PreviewTally(MOST_PAIRS);
      const flips: FlippedProposal[] = [];
      const work = { preview, manager, model, snapshot, liveId: desk.liveSet.id, tally, flips };
      await this.compareAll(work, sample);
      const counter = new HitCounter(
        pendingChanges(desk),
        findBuiltModel(desk.liveSet.modelVersion) ?? buildModel(live),
        model,
        annotateConcepts,
      );
      await this.searchAll(work, sample, counter);
      return {
        scoreSetId: desk.liveSet.id,
        modelVersion: model.version,
        proposals: sample.length,
        proposalsInAll: snapshot.proposals.size,
        ...tally.totals(),
        flips: flips.slice(0, MOST_FLIPS),
        pairs: await namePairs(work),
        hits: counter.hits(),
      };
    });
  }

  private async compareAll(work: PreviewWork, sample: readonly string[]): Promise<void> {
    for (const [index, id] of sample.entries()) {
      if (index % NOTED_EVERY === 0) await this.note(work, index, sample.length);
      const proposal = work.snapshot.proposals.get(id);
      if (proposal !== undefined) await compareProposal(proposal, work);
    }
    await this.note(work, sample.length, sample.length);
  }

  /** @throws PreviewCancelled when nobody wants it any more, or another worker shall have it */
  private async note({ preview }: PreviewWork, done: number, total: number): Promise<void> {
    if (this.isStopping) throw new PreviewCancelled();
    const isWanted = await noteProgress(this.dataSource.manager, preview.id, { done, total });
    if (!isWanted) throw new PreviewCancelled();
  }

  private async searchAll(work: PreviewWork, sample: readonly string[], counter: HitCounter): Promise<void> {
    const { manager, preview } = work;
    const pauses = new Pauses();
    for await (const entry of readEntries(manager, sample, preview.sampleSize)) {
      counter.add(entry);
      if (pauses.isDue) await pauses.take();
    }
    await this.note(work, sample.length, sample.length);
  }
}

async function compareProposal(proposal: SnapshotProposal, work: PreviewWork): Promise<void> {
  const { manager, model, snapshot, liveId, tally } = work;
  const claim = {
    scoreSetId: liveId,
    entryId: proposal.id,
    entryKind: 'proposal',
    wantRevision: proposal.revision,
    attempts: 1,
    leaseToken: '',
    refills: 0,
    pairsWanted: true,
    initial: false,
  } as const;
  const { pairs } = await computeEntry(claim, { snapshot, model });
  const stored = new Map(await readStoredScores(manager, claim));
  for (const { askId, measure, alignment } of pairs) {
    const key = pairKey(askId, measure.id);
    const before = stored.get(key) ?? null;
    stored.delete(key);
    tally.addPair({ proposalId: proposal.id, measureId: measure.id, before, after: alignment });
  }
  for (const before of stored.values()) {
    tally.addPair({ proposalId: proposal.id, measureId: before.measureId, before, after: null });
  }
  await compareCoverage(proposal, pairs, work);
}

async function compareCoverage(
  proposal: SnapshotProposal,
  pairs: readonly ComputedPair[],
  { manager, model, snapshot, liveId, tally, flips }: PreviewWork,
): Promise<void> {
  const decisions = await readDecisions(manager, [proposal.id]);
  const asks = proposal.asks.map((ask) => {
    const kept = pairs
      .filter(({ askId }) => askId === ask.id)
      .map(toCoverageInput)
      .sort(byScore);
    const ofAsk = decisions.filter(({ askId }) => askId === ask.id);
    return decideCoverage(ask.prepared, applyDecisions(ask, kept, ofAsk, { snapshot, model }), model);
  });
  const { status: to } = rollUpCoverage(asks);
  const [row] = await manager.query<{ status: CoverageStatus; title: string }[]>(
    `SELECT c.status, p.title FROM proposal_coverage c JOIN proposal p ON p.id = c.proposal_id
      WHERE c.score_set_id = $1 AND c.proposal_id = $2`,
    [liveId, proposal.id],
  );
  if (row === undefined || !tally.addCoverage(row.status, to)) return;
  flips.push({ proposalId: proposal.id, title: row.title, from: row.status, to });
}

/** As a stored pair is read again: see `readCoverageInputs`. */
const toCoverageInput = ({ measure, alignment }: ComputedPair): StoredCoverageInput => ({
  measureId: measure.id,
  ...alignment,
  confidence: Math.round(alignment.confidence * 100) / 100,
});

const byScore = (a: StoredCoverageInput, b: StoredCoverageInput): number =>
  b.scoreTenths - a.scoreTenths || (a.measureId < b.measureId ? -1 : 1);

/** The pairs that move most, with their titles. */
async function namePairs({ manager, tally, snapshot }: PreviewWork): Promise<readonly PreviewPair[]> {
  const top = tally.topPairs();
  const titles = await titlesOf(manager, top);
  const toScore = (pair: PairMove['before']): number | null => (pair === null ? null : pair.scoreTenths / 10);
  return top.map(({ proposalId, measureId, before, after }) => ({
    proposalId,
    proposalTitle: titles.get(proposalId) ?? '',
    measureId,
    measureKind: snapshot.measures.get(measureId)?.kind ?? 'programme',
    measureTitle: snapshot.measures.get(measureId)?.title ?? '',
    scoreBefore: toScore(before),
    scoreAfter: toScore(after),
  }));
}

async function titlesOf(
  manager: EntityManager,
  pairs: readonly PairMove[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await manager.query<{ id: string; title: string }[]>(
    'SELECT id, title FROM proposal WHERE id = ANY ($1::uuid[])',
    [pairs.map(({ proposalId }) => proposalId)],
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** The texts of the sampled proposals, and of as many measures. */
async function* readEntries(
  manager: EntityManager,
  proposals: readonly string[],
  sampleSize: number | null,
): AsyncGenerator<SearchedEntry> {
  for (let from = 0; from < proposals.length; from += SEARCHED_AT_ONCE) {
    for (const { id, asks } of await readProposals(manager, proposals.slice(from, from + SEARCHED_AT_ONCE))) {
      const [first] = asks;
      if (first === undefined) continue;
      const { title, context = '' } = first.input;
      const texts = [title, context, ...asks.map(({ input }) => input.text)];
      yield { id, kind: 'proposal', title, text: [...new Set(texts)].join('\n') };
    }
  }
  const { measures } = await listRevisions(manager);
  const ids = sampleOf(
    measures.map(({ id }) => id),
    sampleSize,
  );
  for (let from = 0; from < ids.length; from += SEARCHED_AT_ONCE) {
    for (const { id, input } of await readMeasures(manager, ids.slice(from, from + SEARCHED_AT_ONCE))) {
      yield { id, kind: input.kind, title: input.title, text: `${input.title}\n${input.body}` };
    }
  }
}
