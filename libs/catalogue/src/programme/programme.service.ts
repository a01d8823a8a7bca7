import { type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { EntryChanges } from '../entry/entry-changes.js';
import { findId } from '../entry/entry-table.js';
import {
  entryColumns,
  inEdit,
  insertRow,
  lockForEdit,
  readForEdit,
  updateRow,
} from '../entry/entry-writer.js';
import { type Axis, type EditTarget, type EntryDraft } from '../entry/entry.js';
import { createOnce } from '../idempotency/idempotency.store.js';
import { ProgrammeEntity } from './programme.entity.js';
import { type ApplicationPeriod, type Programme, type ProgrammeStatus } from './programme.js';
import { findProgramme, listProgrammes, type ProgrammeFilter } from './programme.store.js';
import { notFoundOrMerged } from '../rearrangement/refuse-merged.js';
import { type MeasureWording } from '../wording/wording.js';
import { listWordings } from '../wording/wording.store.js';

export interface ProgrammeDraft extends EntryDraft {
  readonly ministry?: string | null | undefined;
  readonly agency?: string | null | undefined;
  readonly status: ProgrammeStatus;
  readonly axis?: Axis | null | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly budgetKrw?: number | null | undefined;
  readonly applicationPeriod?: ApplicationPeriod | undefined;
  readonly legalBasis?: string | null | undefined;
}

/** Most programmes in a calendar, and how many are read at once. */
const MOST_IN_CALENDAR = 1_000;
const CALENDAR_PAGE = 200;

/** Use cases of programmes. Keys are ids or external references. */
@Injectable()
export class ProgrammeService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly changes: EntryChanges,
  ) {}

  list(filter: ProgrammeFilter): Promise<Page<Programme>> {
    return listProgrammes(this.dataSource.manager, filter);
  }

  /**
   * Published programmes with a fixed last day, the latest day first, a thousand at most.
   * @returns them, and whether there are earlier ones that are left out
   */
  async listForCalendar(
    filter: Omit<ProgrammeFilter, 'sort' | 'limit' | 'cursor'>,
  ): Promise<{ readonly programmes: readonly Programme[]; readonly isCut: boolean }> {
    const found: Programme[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.list({ ...filter, sort: '-deadline', limit: CALENDAR_PAGE, cursor });
      const dated = page.items.filter(({ applicationPeriod: { to } }) => to !== null);
      found.push(...dated.filter(({ applicationPeriod: { kind } }) => kind === 'fixed'));
      // from the first without a last day on, none has one
      cursor = dated.length < page.items.length ? undefined : (page.nextCursor ?? undefined);
    } while (cursor !== undefined && found.length <= MOST_IN_CALENDAR);
    return { programmes: found.slice(0, MOST_IN_CALENDAR), isCut: found.length > MOST_IN_CALENDAR };
  }

  /** @throws NotFound `programme.not-found` or `entry.merged` */
  async get(key: string, manager: EntityManager = this.dataSource.manager): Promise<Programme> {
    const programme = await findProgramme(manager, key);
    if (programme === undefined) throw await notFoundOrMerged(manager, 'programme', key);
    return programme;
  }

  /** As an editor sees it, drafts and internal ones too. @throws NotFound `programme.not-found` or `entry.merged` */
  getForEdit(key: string, actor: string): Promise<Programme> {
    return readForEdit(this.dataSource, actor, { kind: 'programme', key }, (manager) =>
      this.get(key, manager),
    );
  }

  /** The id of a live programme. @throws NotFound `programme.not-found` or `entry.merged` */
  async idOf(key: string): Promise<string> {
    const id = await findId(this.dataSource.manager, ProgrammeEntity, key);
    if (id === undefined) throw await notFoundOrMerged(this.dataSource.manager, 'programme', key);
    return id;
  }

  /** What a programme is called by those whose asks it was confirmed to answer, the one confirmed last first. */
  wordingsOf(id: string): Promise<readonly MeasureWording[]> {
    return listWordings(this.dataSource.manager, id);
  }

  /** @throws InvalidInput, Conflict */
  async create(draft: ProgrammeDraft, actor: string, idempotencyKey?: string): Promise<Programme> {
    const programme = await inEdit(this.dataSource, actor, draft.externalRef, async (manager) => {
      const id = await createOnce(manager, idempotencyKey, ['programme', draft], () =>
        insertProgramme(manager, draft),
      );
      return this.get(id, manager);
    });
    this.changes.announce();
    return programme;
  }

  /** Changes the given fields. @throws NotFound, InvalidInput, Conflict `entry.stale` */
  async edit(target: EditTarget, patch: Partial<ProgrammeDraft>, actor: string): Promise<Programme> {
    const programme = await inEdit(this.dataSource, actor, patch.externalRef, async (manager) => {
      const { id } = await lockForEdit(manager, ProgrammeEntity, target, 'programme.not-found');
      await updateRow(manager, ProgrammeEntity, id, await programmeColumns(manager, patch));
      return this.get(id, manager);
    });
    this.changes.announce();
    return programme;
  }
}

/** Inserts a row and returns its id. @throws InvalidInput naming an unknown document */
export async function insertProgramme(manager: EntityManager, draft: ProgrammeDraft): Promise<string> {
  return insertRow(manager, ProgrammeEntity, await programmeColumns(manager, draft));
}

async function programmeColumns(
  manager: EntityManager,
  draft: Partial<ProgrammeDraft>,
): Promise<Partial<ProgrammeEntity>> {
  return {
    ...(await entryColumns(manager, draft)),
    ministry: draft.ministry,
    agency: draft.agency,
    status: draft.status,
    axis: draft.axis,
    regions: draft.regions,
    budgetKrw: draft.budgetKrw,
    applicationKind: draft.applicationPeriod?.kind,
    applicationFrom: draft.applicationPeriod?.from,
    applicationTo: draft.applicationPeriod?.to,
    legalBasis: draft.legalBasis,
  } as Partial<ProgrammeEntity>;
}
