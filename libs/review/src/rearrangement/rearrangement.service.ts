import {
  asActor,
  backwards,
  EntryChanges,
  listRearrangements,
  type MergeDraft,
  mergeEntries,
  type Rearrangement,
  type SplitDraft,
  splitProposal,
  undoRearrangement,
} from '@jeonghap/catalogue';
import { cutPage, decodeCursor, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { inRearrangement } from '../in-rearrangement.js';
import { carryRecords } from './carry-records.js';

export interface RearrangementFilter {
  /** Id of an entry that took part. */
  readonly entry?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Merges and splits, and the way back; what people decided on the asks goes with them in the same transaction. */
@Injectable()
export class RearrangementService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly changes: EntryChanges,
  ) {}

  /** One page, the latest first. @param actor who looks; the public sees steps in effect that led to something published */
  async list(
    { entry, limit, cursor }: RearrangementFilter,
    actor: string | undefined,
  ): Promise<Page<Rearrangement>> {
    const isPublic = actor === undefined;
    const scope = ['rearrangements', entry ?? null, isPublic];
    const after = cursor === undefined ? [null, null] : decodeCursor(cursor, scope, 2);
    const read = (manager: EntityManager) =>
      listRearrangements(manager, { entryId: entry ?? null, isPublic, limit: limit + 1, after });
    const { rows, total } =
      actor === undefined ? await read(this.dataSource.manager) : await asActor(this.dataSource, actor, read);
    const page = cutPage(rows, limit, scope, ({ position, id }) => [position, id]);
    return { ...page, items: page.items.map(({ position: _position, ...step }) => step), total };
  }

  /** @throws as `mergeEntries` */
  merge(draft: MergeDraft, actor: string): Promise<Rearrangement> {
    return this.write(actor, async (manager) => {
      const step = await mergeEntries(manager, draft, actor);
      await carryRecords(manager, step.asks, step.intoId);
      return step;
    });
  }

  /** @throws as `splitProposal` */
  split(draft: SplitDraft, actor: string): Promise<Rearrangement> {
    return this.write(actor, async (manager) => {
      const step = await splitProposal(manager, draft, actor);
      await carryRecords(manager, step.asks, step.intoId);
      return step;
    });
  }

  /** Takes a step back. @throws as `undoRearrangement` */
  undo(id: string, actor: string): Promise<Rearrangement> {
    return this.write(actor, async (manager) => {
      const step = await undoRearrangement(manager, id, actor);
      await carryRecords(manager, backwards(step.asks), step.fromId);
      return step;
    });
  }

  private async write(
    actor: string,
    work: (manager: EntityManager) => Promise<Rearrangement>,
  ): Promise<Rearrangement> {
    const step = await inRearrangement(this.dataSource, actor, work);
    this.changes.announce();
    return step;
  }
}
