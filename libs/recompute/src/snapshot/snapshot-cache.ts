import { type AlignmentModel, prepareAsk, prepareMeasure } from '@jeonghap/alignment';
import { type EntityManager } from 'typeorm';
import {
  type CatalogueSnapshot,
  type MeasureSource,
  type ProposalSource,
  type SnapshotMeasure,
  type SnapshotProposal,
} from './catalogue-snapshot.js';
import { type EntryRevision, listRevisions, readMeasures, readProposals } from './snapshot.store.js';

/**
 * The prepared catalogue of one worker. Preparing a text is the costly part, so only entries whose revision moved are
 * read and prepared again.
 */
export class SnapshotCache {
  private proposals = new Map<string, SnapshotProposal>();
  private measures = new Map<string, SnapshotMeasure>();

  constructor(private readonly model: AlignmentModel) {}

  /**
   * Brings the cache to the state that the transaction sees. The transaction must be REPEATABLE READ, so that all
   * revisions stand at one point of the commit order.
   */
  async refresh(manager: EntityManager): Promise<CatalogueSnapshot> {
    const revisions = await listRevisions(manager);
    const proposals = keepCurrent(this.proposals, revisions.proposals);
    for (const source of await readProposals(manager, changedIds(proposals, revisions.proposals))) {
      proposals.set(source.id, this.prepareProposal(source));
    }
    const measures = keepCurrent(this.measures, revisions.measures);
    for (const source of await readMeasures(manager, changedIds(measures, revisions.measures))) {
      measures.set(source.id, this.prepareMeasure(source));
    }
    this.proposals = proposals;
    this.measures = measures;
    return { proposals, measures };
  }

  private prepareProposal(source: ProposalSource): SnapshotProposal {
    return {
      id: source.id,
      revision: source.revision,
      asks: source.asks.map(({ id, no, input }) => ({ id, no, prepared: prepareAsk(input, this.model) })),
    };
  }

  private prepareMeasure(source: MeasureSource): SnapshotMeasure {
    return {
      id: source.id,
      kind: source.input.kind,
      revision: source.revision,
      title: source.input.title,
      titleEn: source.titleEn,
      prepared: prepareMeasure(source.input, this.model),
    };
  }
}

function keepCurrent<T extends EntryRevision>(
  cached: ReadonlyMap<string, T>,
  revisions: readonly EntryRevision[],
): Map<string, T> {
  const kept = new Map<string, T>();
  for (const { id, revision } of revisions) {
    const entry = cached.get(id);
    if (entry?.revision === revision) kept.set(id, entry);
  }
  return kept;
}

const changedIds = (
  kept: ReadonlyMap<string, unknown>,
  revisions: readonly EntryRevision[],
): readonly string[] => revisions.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
