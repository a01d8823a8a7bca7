import {
  type AlignmentModel,
  buildAskIndex,
  buildMeasureIndex,
  prepareAsk,
  prepareMeasure,
  putAsk,
  putMeasure,
  removeAsk,
  removeMeasure,
} from '@jeonghap/alignment';
import { shareOf } from '@jeonghap/platform';
import { type EntityManager } from 'typeorm';
import { Pauses } from '../pauses.js';
import {
  type CatalogueSnapshot,
  type MeasureSource,
  type ProposalSource,
  type SnapshotMeasure,
  type SnapshotProposal,
} from './catalogue-snapshot.js';
import { withWordings } from './lent-words.js';
import {
  type EntryRevision,
  readMeasures,
  readProposals,
  readShareHashes,
  readShares,
  type Side,
} from './snapshot.store.js';

/** Entries whose texts are read at a time: few enough to hold, many enough to be quick. */
const READ_AT_ONCE = 500;

/**
 * The prepared catalogue of one worker, indexed in both directions. Preparing a text is the costly part, so only entries
 * whose revision moved are read, prepared and put into the indexes again.
 */
export class SnapshotCache {
  private readonly proposals = new Map<string, SnapshotProposal>();
  private readonly measures = new Map<string, SnapshotMeasure>();
  private readonly proposalOfAsk = new Map<string, SnapshotProposal>();
  private readonly borrowers = new Map<string, Set<string>>();
  private readonly measureIndex;
  private readonly askIndex;
  /** Hashes of the shares of either side that the cache has as they are. */
  private readonly known = { proposals: new Map<number, string>(), measures: new Map<number, string>() };

  constructor(private readonly model: AlignmentModel) {
    this.measureIndex = buildMeasureIndex([], model);
    this.askIndex = buildAskIndex([], model);
  }

  /**
   * Brings the cache to the state that the transaction sees. The transaction must be REPEATABLE READ, so that all
   * revisions stand at one point of the commit order. The snapshot holds until the next call. A call that fails leaves
   * a cache that the next one mends.
   */
  async refresh(manager: EntityManager): Promise<CatalogueSnapshot> {
    const pauses = new Pauses();
    const changed = {
      proposals: await this.takeChanged(manager, 'proposals'),
      measures: await this.takeChanged(manager, 'measures'),
    };
    for (const entry of outdated(this.proposals, changed.proposals)) this.removeProposal(entry);
    for (const ids of missing(this.proposals, changed.proposals)) {
      for (const source of await readProposals(manager, ids)) {
        this.putProposal(source);
        if (pauses.isDue) await pauses.take();
      }
    }
    for (const entry of outdated(this.measures, changed.measures)) this.removeMeasure(entry);
    for (const ids of missing(this.measures, changed.measures)) {
      for (const source of await readMeasures(manager, ids)) {
        this.putMeasure(source);
        if (pauses.isDue) await pauses.take();
      }
    }
    this.noteKnown('proposals', changed.proposals);
    this.noteKnown('measures', changed.measures);
    const { proposals, measures, proposalOfAsk, borrowers, measureIndex, askIndex } = this;
    return { proposals, measures, proposalOfAsk, borrowers, measureIndex, askIndex };
  }

  /** What changed since the last call. Of those shares nothing counts as known until they are in the cache: a call that fails leaves them to the next. */
  private async takeChanged(manager: EntityManager, side: Side): Promise<ChangedShares> {
    const known = this.known[side];
    const hashes = await readShareHashes(manager, side);
    const shares = [...new Set([...known.keys(), ...hashes.keys()])].filter(
      (share) => known.get(share) !== hashes.get(share),
    );
    for (const share of shares) known.delete(share);
    return {
      shares: new Set(shares),
      hashes: new Map([...hashes].filter(([share]) => !known.has(share))),
      revisions: await readShares(manager, side, shares),
    };
  }

  private noteKnown(side: Side, { hashes }: ChangedShares): void {
    for (const [share, hash] of hashes) this.known[side].set(share, hash);
  }

  private putProposal({ id, revision, asks }: ProposalSource): void {
    const proposal: SnapshotProposal = {
      id,
      revision,
      asks: asks.map(({ input, ...ask }) => ({ ...ask, prepared: prepareAsk(input, this.model) })),
    };
    this.proposals.set(id, proposal);
    for (const ask of proposal.asks) {
      this.proposalOfAsk.set(ask.id, proposal);
      putAsk(this.askIndex, ask.id, ask.prepared);
    }
  }

  private removeProposal({ id, asks }: SnapshotProposal): void {
    this.proposals.delete(id);
    for (const ask of asks) {
      // it may have moved to another proposal that was read before
      if (this.proposalOfAsk.get(ask.id)?.id !== id) continue;
      this.proposalOfAsk.delete(ask.id);
      removeAsk(this.askIndex, ask.id);
    }
  }

  private putMeasure(source: MeasureSource): void {
    const { id, revision, titleEn, input, wordings } = source;
    const lent = wordings.length > 0 ? source : undefined;
    this.measures.set(id, { id, kind: input.kind, revision, title: input.title, titleEn, lent });
    putMeasure(this.measureIndex, id, prepareMeasure(withWordings(source), this.model));
    for (const { askId } of wordings) {
      const borrowers = this.borrowers.get(askId) ?? new Set();
      this.borrowers.set(askId, borrowers.add(id));
    }
  }

  private removeMeasure({ id, lent }: SnapshotMeasure): void {
    this.measures.delete(id);
    removeMeasure(this.measureIndex, id);
    for (const { askId } of lent?.wordings ?? []) {
      const borrowers = this.borrowers.get(askId);
      borrowers?.delete(id);
      if (borrowers?.size === 0) this.borrowers.delete(askId);
    }
  }
}

/** Shares of one side that are not as they were. */
interface ChangedShares {
  readonly shares: ReadonlySet<number>;
  /** As they are now; of one in which nothing is left there is none. */
  readonly hashes: ReadonlyMap<number, string>;
  /** Their entries. */
  readonly revisions: readonly EntryRevision[];
}

/** Entries of these shares that are gone or whose revision moved. */
function outdated<T extends EntryRevision>(
  cached: ReadonlyMap<string, T>,
  { shares, revisions }: ChangedShares,
): readonly T[] {
  if (shares.size === 0) return [];
  const current = new Map(revisions.map(({ id, revision }) => [id, revision]));
  return [...cached.values()].filter(
    ({ id, revision }) => shares.has(shareOf(id)) && current.get(id) !== revision,
  );
}

/** Ids of these shares that are not cached, some at a time. */
function* missing(
  cached: ReadonlyMap<string, unknown>,
  { revisions }: ChangedShares,
): Generator<readonly string[]> {
  const ids = revisions.filter(({ id }) => !cached.has(id)).map(({ id }) => id);
  for (let from = 0; from < ids.length; from += READ_AT_ONCE) yield ids.slice(from, from + READ_AT_ONCE);
}
