import { shareOf, shareSql } from '@jeonghap/platform';
import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { type Condition } from '../criteria/criterion.js';
import { readStoredCriteria } from '../programme-criteria/criteria.store.js';
import { type CriterionView } from '../programme-criteria/programme-criteria.js';
import { toProgrammeCriteria } from '../programme-criteria/programme-criteria.service.js';
import { type FitPeriod } from '../rank/ranking.js';
import { ConditionTable } from '../verdict/condition-table.js';
import { inOrder } from '../verdict/decide-fit.js';

/** A published programme as companies are measured by it. */
export interface FitProgramme {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly ministry: string | null;
  readonly period: FitPeriod;
  /** Whether the programme as such is over. */
  readonly isOver: boolean;
  /** Where the notice stands, if that is known. */
  readonly noticeUrl: string | null;
  /** In the order of `inOrder`. */
  readonly criteria: readonly CriterionView[];
  /** What of each of them decides: one object for all programmes that have it. */
  readonly conditions: readonly Condition[];
  /** Whether the rules have read the text as it is now. */
  readonly isRead: boolean;
  /** Changes whenever anything of it does. */
  readonly stamp: string;
}

type ProgrammeRow = Omit<FitProgramme, 'criteria' | 'conditions' | 'isRead' | 'stamp'>;

interface StampRow {
  readonly id: string;
  readonly stamp: string;
}

/** Programmes whose texts are read at a time. */
const READ_AT_ONCE = 500;

/** Changes whenever a programme `p`, what was read of it, `c`, or what staff say about that, `k`, does. */
export const PROGRAMME_STAMP = `concat_ws('/', p.revision, c.programme_revision, c.rules_version, k.revisions)`;
export const PROGRAMME_STAMP_SOURCES = `programme p LEFT JOIN programme_criteria c ON c.programme_id = p.id
  LEFT JOIN (SELECT programme_id, string_agg(id || ':' || revision, ',' ORDER BY id) AS revisions
               FROM criterion_correction GROUP BY programme_id) k ON k.programme_id = p.id`;

const SHARE = shareSql('p.id');
const PUBLISHED = `p.deleted_at IS NULL AND p.visibility = 'published'`;

/** For each share a number that changes whenever the stamp of one of its programmes does. */
const SHARES = `
SELECT ${SHARE} AS share, bit_xor(hash_record_extended(ROW (p.id, p.revision, c.programme_revision, c.rules_version, k.revisions), 0))::text AS hash
  FROM ${PROGRAMME_STAMP_SOURCES} WHERE ${PUBLISHED} GROUP BY 1 ORDER BY 1`;

const STAMPS = `
SELECT ${SHARE} AS share, p.id, ${PROGRAMME_STAMP} AS stamp FROM ${PROGRAMME_STAMP_SOURCES}
 WHERE ${PUBLISHED} AND ${SHARE} = ANY ($1::int[]) ORDER BY p.id`;

const PROGRAMMES = `
SELECT p.id, p.external_ref AS "externalRef", p.title, p.title_en AS "titleEn", p.ministry, p.source_url AS "noticeUrl",
       json_build_object('kind', p.application_kind, 'from', p.application_from, 'to', p.application_to) AS period,
       p.status = 'closed' AS "isOver"
  FROM programme p WHERE p.id = ANY ($1::uuid[])`;

/** Programmes by id. */
export interface ProgrammesById {
  get(id: string): FitProgramme | undefined;
  values(): Iterable<FitProgramme>;
}

/** The published programmes as they are at one moment. */
export interface FitProgrammes {
  readonly byId: ProgrammesById;
  /** Another one whenever anything of them is. */
  readonly digest: string;
}

interface ShareRow {
  readonly share: number;
  readonly hash: string;
}

/** The published programmes of one share. */
interface Share {
  readonly hash: string;
  /** In the order of their ids. */
  readonly byId: ReadonlyMap<string, FitProgramme>;
  /** Of their stamps. */
  readonly digest: Uint8Array;
}

const NO_PROGRAMMES: FitProgrammes = { byId: new Map(), digest: '' };

/**
 * The published programmes with their criteria, kept in memory: whoever asks is answered from there, and only what changed is read again.
 * One call at a time.
 */
export class FitProgrammeCache {
  private programmes = NO_PROGRAMMES;
  private shares: ReadonlyMap<number, Share> = new Map();
  private readonly conditions = new ConditionTable();
  /** PostgreSQL's name for the state of the database in which the programmes were read. */
  private state: string | undefined;

  /** All published programmes: the same object as before as long as none of them changed. Not within a transaction that writes. */
  async refresh(manager: EntityManager): Promise<FitProgrammes> {
    const [row] = await manager.query<{ state: string }[]>('SELECT pg_current_snapshot()::text AS state');
    if (row !== undefined && row.state === this.state) return this.programmes;
    await this.readChanged(manager);
    this.state = row?.state;
    return this.programmes;
  }

  private async readChanged(manager: EntityManager): Promise<void> {
    const rows = await manager.query<ShareRow[]>(SHARES);
    const changed = rows.filter(({ share, hash }) => this.shares.get(share)?.hash !== hash);
    if (changed.length === 0 && rows.length === this.shares.size) return;
    const fresh = await this.readShares(manager, changed);
    const shares = new Map<number, Share>();
    for (const { share, hash } of rows) {
      const programmes = fresh.get(share);
      const present = programmes === undefined ? this.shares.get(share) : toShare(hash, programmes);
      if (present !== undefined) shares.set(share, present);
    }
    this.shares = shares;
    this.programmes = gather(shares);
  }

  /** The programmes of these shares; what did not change among them is not read again. */
  private async readShares(
    manager: EntityManager,
    changed: readonly ShareRow[],
  ): Promise<ReadonlyMap<number, readonly FitProgramme[]>> {
    if (changed.length === 0) return new Map();
    const present = await manager.query<(StampRow & { readonly share: number })[]>(STAMPS, [
      changed.map(({ share }) => share),
    ]);
    const isKept = ({ id, stamp }: StampRow): boolean => this.programmes.byId.get(id)?.stamp === stamp;
    const outdated = present.filter((row) => !isKept(row));
    const read = new Map<string, FitProgramme>();
    for (let from = 0; from < outdated.length; from += READ_AT_ONCE) {
      const stamps = outdated.slice(from, from + READ_AT_ONCE);
      for (const programme of await readProgrammes(manager, stamps, this.conditions)) {
        read.set(programme.id, programme);
      }
    }
    const fresh = new Map<number, FitProgramme[]>(changed.map(({ share }) => [share, []]));
    for (const row of present) {
      // one that is neither was deleted meanwhile
      const programme = isKept(row) ? this.programmes.byId.get(row.id) : read.get(row.id);
      if (programme !== undefined) fresh.get(row.share)?.push(programme);
    }
    return fresh;
  }
}

function toShare(hash: string, programmes: readonly FitProgramme[]): Share {
  const digest = createHash('sha256');
  for (const { id, stamp } of programmes) digest.update(`${id} ${stamp}\n`);
  const byId = new Map(programmes.map((programme) => [programme.id, programme]));
  return { hash, byId, digest: digest.digest() };
}

/** All shares as one: none is copied, since a change of one programme would cost as much as there are programmes. */
function gather(shares: ReadonlyMap<number, Share>): FitProgrammes {
  const digest = createHash('sha256');
  for (const share of shares.values()) digest.update(share.digest);
  const byId: ProgrammesById = {
    get: (id) => shares.get(shareOf(id))?.byId.get(id),
    *values() {
      for (const share of shares.values()) yield* share.byId.values();
    },
  };
  return { byId, digest: digest.digest('base64url') };
}

async function readProgrammes(
  manager: EntityManager,
  stamps: readonly StampRow[],
  table: ConditionTable,
): Promise<readonly FitProgramme[]> {
  const ids = stamps.map(({ id }) => id);
  const stampOf = new Map(stamps.map(({ id, stamp }) => [id, stamp]));
  const rows = await manager.query<ProgrammeRow[]>(PROGRAMMES, [ids]);
  const criteriaOf = new Map(
    (await readStoredCriteria(manager, ids)).map((stored) => [
      stored.programmeId,
      toProgrammeCriteria(stored),
    ]),
  );
  return rows.map((row) => ({
    ...row,
    ...withConditions(criteriaOf.get(row.id)?.criteria ?? [], table),
    isRead: criteriaOf.get(row.id)?.isCurrent ?? false,
    stamp: stampOf.get(row.id) ?? '',
  }));
}

function withConditions(
  criteria: readonly CriterionView[],
  table: ConditionTable,
): Pick<FitProgramme, 'criteria' | 'conditions'> {
  const ordered = inOrder(criteria);
  const conditions = ordered.map((criterion) => table.conditionOf(criterion));
  return { criteria: ordered.map((criterion, at) => ({ ...criterion, ...conditions[at] })), conditions };
}
