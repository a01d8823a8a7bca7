import { asActor, ProgrammeService } from '@jeonghap/catalogue';
import { Conflict, NotFound } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type Criterion, type CriterionPolarity, type Rule } from '../criteria/criterion.js';
import { readStoredCriteria, type StoredCriteria } from './criteria.store.js';
import {
  type CorrectionAct,
  CRITERION_LIMITS,
  type EffectiveCriteria,
  withCorrections,
} from './programme-criteria.js';

/** The criteria of a programme as everybody reads them. */
export interface ProgrammeCriteria extends EffectiveCriteria {
  readonly programmeId: string;
  /** Revision of the programme now. */
  readonly programmeRevision: number;
  /** Revision that the rules read; null while they have read none. */
  readonly readRevision: number | null;
  /** Whether what was read is of the text as it is now. */
  readonly isCurrent: boolean;
}

/** A criterion as staff write it. */
export interface CriterionDraft {
  readonly polarity: CriterionPolarity;
  readonly rule: Rule;
  readonly sentence: string;
}

/** What staff say about a criterion; without a criterion that it is none. */
export interface CorrectionDraft {
  readonly criterion: CriterionDraft | null;
  readonly reason: string;
}

/** Criteria of programmes with the corrections of staff. Keys are ids or external references of programmes. */
@Injectable()
export class ProgrammeCriteriaService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly programmes: ProgrammeService,
  ) {}

  /** @throws NotFound `programme.not-found` or `entry.merged` */
  async get(key: string): Promise<ProgrammeCriteria> {
    const id = await this.programmes.idOf(key);
    return toProgrammeCriteria(await getStored(this.dataSource.manager, id));
  }

  /** Adds a criterion that the rules did not read. @throws NotFound, Conflict `criterion.too-many` */
  add(key: string, draft: CorrectionDraft & { readonly criterion: CriterionDraft }, actor: string) {
    return this.inProgramme(key, actor, async (manager, { corrections }, id) => {
      if (corrections.filter(({ act }) => act === 'add').length >= CRITERION_LIMITS.added)
        throw new Conflict('criterion.too-many', { details: { most: CRITERION_LIMITS.added } });
      const [row] = await manager.query<{ id: string }[]>(`SELECT 'staff:' || gen_random_uuid() AS id`);
      const criterionId = row?.id ?? '';
      await putCorrection(manager, id, { criterionId, act: 'add', ...draft, actor });
    });
  }

  /**
   * Corrects a criterion, or dismisses it. Doing so again after the text changed says that the correction still holds.
   * @param seen revision of the correction that whoever corrects saw; 0 for none
   * @throws NotFound `criterion.not-found`, Conflict `entry.stale`
   */
  correct(
    { key, criterionId, seen }: { readonly key: string; readonly criterionId: string; readonly seen: number },
    draft: CorrectionDraft,
    actor: string,
  ): Promise<ProgrammeCriteria> {
    return this.inProgramme(key, actor, async (manager, stored, id) => {
      const present = assertSeen(stored, criterionId, seen);
      const act = draft.criterion === null ? 'dismiss' : present?.act === 'add' ? 'add' : 'change';
      await putCorrection(manager, id, { criterionId, act, ...draft, actor });
    });
  }

  /** Takes a correction back; an added criterion goes with it. @throws NotFound `criterion.not-found`, Conflict `entry.stale` */
  takeBack(
    { key, criterionId, seen }: { readonly key: string; readonly criterionId: string; readonly seen: number },
    actor: string,
  ): Promise<ProgrammeCriteria> {
    return this.inProgramme(key, actor, async (manager, stored, id) => {
      if (assertSeen(stored, criterionId, seen) === undefined) throw new NotFound('criterion.not-found');
      await manager.query('DELETE FROM criterion_correction WHERE programme_id = $1 AND criterion_id = $2', [
        id,
        criterionId,
      ]);
    });
  }

  /** Runs a correction with the programme locked, so that no two overtake each other. */
  private async inProgramme(
    key: string,
    actor: string,
    work: (manager: EntityManager, stored: StoredCriteria, id: string) => Promise<void>,
  ): Promise<ProgrammeCriteria> {
    return asActor(this.dataSource, actor, async (manager) => {
      const { id } = await this.programmes.get(key, manager);
      await manager.query('SELECT FROM programme WHERE id = $1 FOR NO KEY UPDATE', [id]);
      await work(manager, await getStored(manager, id), id);
      return toProgrammeCriteria(await getStored(manager, id));
    });
  }
}

async function getStored(manager: EntityManager, id: string): Promise<StoredCriteria> {
  const [stored] = await readStoredCriteria(manager, [id]);
  if (stored === undefined) throw new NotFound('programme.not-found');
  return stored;
}

/** A programme's criteria as they hold. */
export function toProgrammeCriteria(stored: StoredCriteria): ProgrammeCriteria {
  const { programmeId, programmeRevision, textDigest, read, corrections } = stored;
  return {
    programmeId,
    programmeRevision,
    readRevision: read?.programmeRevision ?? null,
    isCurrent: read?.programmeRevision === programmeRevision,
    ...withCorrections(read?.criteria ?? [], corrections, textDigest),
  };
}

/** @returns the correction that is there */
function assertSeen({ read, corrections }: StoredCriteria, criterionId: string, seen: number) {
  const present = corrections.find((one) => one.criterionId === criterionId);
  const isRead = read?.criteria.some(({ id }) => id === criterionId) === true;
  if (present === undefined && !isRead) throw new NotFound('criterion.not-found');
  const current = present?.revision ?? 0;
  if (current !== seen) throw new Conflict('entry.stale', { details: { current } });
  return present;
}

interface NewCorrection extends CorrectionDraft {
  readonly criterionId: string;
  readonly act: CorrectionAct;
  readonly actor: string;
}

async function putCorrection(
  manager: EntityManager,
  programmeId: string,
  { criterionId, act, criterion: draft, reason, actor }: NewCorrection,
): Promise<void> {
  const criterion: Criterion | null = draft && {
    id: criterionId,
    ...draft,
    span: null,
    confidence: 1,
    origin: 'staff',
  };
  await manager.query(
    `INSERT INTO criterion_correction AS c (programme_id, criterion_id, act, criterion, reason, text_digest, actor)
     SELECT id, $2, $3, $4::jsonb, $5, programme_text_digest(title, body), $6 FROM programme WHERE id = $1
     ON CONFLICT (programme_id, criterion_id) DO UPDATE
       SET act = EXCLUDED.act, criterion = EXCLUDED.criterion, reason = EXCLUDED.reason,
           text_digest = EXCLUDED.text_digest, actor = EXCLUDED.actor, revision = c.revision + 1, at = clock_timestamp()`,
    [programmeId, criterionId, act, criterion && JSON.stringify(criterion), reason, actor],
  );
}
