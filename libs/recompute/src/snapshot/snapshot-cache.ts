import {
  type AlignmentModel,
  buildAskIndex,
  buildMeasureIndex,
  mergeMeasures,
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
  BOTH_SIDES,
  type EntryRevision,
  readMeasures,
  readProposals,
  readShares,
  readShareStates,
  type ShareState,
  type Side,
} from './snapshot.store.js';

/** Entries whose texts are read at a time: few enough to hold, many enough to be quick. */
const READ_AT_ONCE = 500;
/** Stands for the hash of a share that is being brought up to date; no hash is like it. */
const CHANGED = '';

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

  private wasWhole = false;
  /** What is left of making the index quick to search, where that is begun. */
  private merging: Generator<undefined, void> | undefined;

  constructor(private readonly model: AlignmentModel) {
    this.measureIndex = buildMeasureIndex([], model);
    this.askIndex = buildAskIndex([], model);
  }

  /** Whether the whole catalogue was in the cache once, so that only what changed since is left to prepare. */
  get isPrepared(): boolean {
    return this.wasWhole;
  }

  /**
   * Brings the cache to the state that the transaction sees. The transaction must be REPEATABLE READ, so that all
   * revisions stand at one point of the commit order. The snapshot holds until the next call. A call that fails leaves
   * a cache that the next one mends.
   */
  async refresh(manager: EntityManager): Promise<CatalogueSnapshot> {
    for (const side of BOTH_SIDES) {
      const states = await readShareStates(manager, side);
      await this.bring(manager, side, this.changedShares(side, states), states);
    }
    this.wasWhole = true;
    const { proposals, measures, proposalOfAsk, borrowers, measureIndex, askIndex } = this;
    return { proposals, measures, proposalOfAsk, borrowers, measureIndex, askIndex };
  }

  /**
   * Prepares some hundred entries at a time of what changed, so that little is left to `refresh`: the catalogue of a new
   * model takes minutes, and edits of the live one are not to wait for it. Needs no transaction.
   * @param isOver asked after each step that is not the last
   * @returns whether all is prepared
   */
  async prepareAhead(manager: EntityManager, isOver: () => boolean): Promise<boolean> {
    let steps = 0;
    for (const side of BOTH_SIDES) {
      const states = await readShareStates(manager, side);
      for (const shares of inSteps(this.changedShares(side, states), states)) {
        if (steps > 0 && isOver()) return false;
        await this.bring(manager, side, shares, states);
        steps += 1;
      }
    }
    if (!(await this.merge(isOver))) return false;
    this.wasWhole = true;
    return true;
  }

  /** An index that grew measure by measure has many segments, and each ask pays for each. @returns whether they are few */
  private async merge(isOver: () => boolean): Promise<boolean> {
    this.merging ??= mergeMeasures(this.measureIndex);
    const pauses = new Pauses();
    while (this.merging.next().done !== true) {
      if (isOver()) return false;
      if (pauses.isDue) await pauses.take();
    }
    this.merging = undefined;
    return true;
  }

  private changedShares(side: Side, states: ReadonlyMap<number, ShareState>): readonly number[] {
    const known = this.known[side];
    return [...new Set([...known.keys(), ...states.keys()])].filter(
      (share) => known.get(share) !== states.get(share)?.hash,
    );
  }

  /**
   * Has these shares as they are now. Until they are in the cache they count as changed, also those in which nothing is left: a
   * call that fails leaves them to the next.
   */
  private async bring(
    manager: EntityManager,
    side: Side,
    shares: readonly number[],
    states: ReadonlyMap<number, ShareState>,
  ): Promise<void> {
    const known = this.known[side];
    for (const share of shares) known.set(share, CHANGED);
    const changed = {
      shares: new Set(shares),
      revisions: await readShares(manager, side, shares),
    };
    if (side === 'proposals') await this.bringProposals(manager, changed);
    else await this.bringMeasures(manager, changed);
    for (const share of shares) {
      const state = states.get(share);
      if (state === undefined) known.delete(share);
      else known.set(share, state.hash);
    }
  }

  private async bringProposals(manager: EntityManager, changed: ChangedShares): Promise<void> {
    const pauses = new Pauses();
    for (const entry of outdated(this.proposals, changed)) this.removeProposal(entry);
    for (const ids of missing(this.proposals, changed)) {
      for (const source of await readProposals(manager, ids)) {
        this.putProposal(source);
        if (pauses.isDue) await pauses.take();
      }
    }
  }

  private async bringMeasures(manager: EntityManager, changed: ChangedShares): Promise<void> {
    const pauses = new Pauses();
    for (const entry of outdated(this.measures, changed)) this.removeMeasure(entry);
    for (const ids of missing(this.measures, changed)) {
      for (const source of await readMeasures(manager, ids)) {
        this.putMeasure(source);
        if (pauses.isDue) await pauses.take();
      }
    }
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
  /** Their entries. */
  readonly revisions: readonly EntryRevision[];
}

/** Shares, so many at a time that they have some `READ_AT_ONCE` entries. */
function* inSteps(
  shares: readonly number[],
  states: ReadonlyMap<number, ShareState>,
): Generator<readonly number[]> {
  let step: number[] = [];
  let entries = 0;
  for (const share of shares) {
    step.push(share);
    entries += states.get(share)?.entries ?? 0;
    if (entries < READ_AT_ONCE) continue;
    yield step;
    [step, entries] = [[], 0];
  }
  if (step.length > 0) yield step;
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
