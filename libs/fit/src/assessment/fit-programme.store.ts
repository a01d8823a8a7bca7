import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { readStoredCriteria } from '../programme-criteria/criteria.store.js';
import { type CriterionView } from '../programme-criteria/programme-criteria.js';
import { toProgrammeCriteria } from '../programme-criteria/programme-criteria.service.js';
import { type FitPeriod } from '../rank/ranking.js';

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
  readonly criteria: readonly CriterionView[];
  /** Whether the rules have read the text as it is now. */
  readonly isRead: boolean;
  /** Changes whenever anything of it does. */
  readonly stamp: string;
}

type ProgrammeRow = Omit<FitProgramme, 'criteria' | 'isRead' | 'stamp'>;

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

/** All stamps as one text, a line for each programme, which is compared as a whole before anything is taken apart. */
const STAMPS = `
SELECT coalesce(string_agg(p.id || ' ' || ${PROGRAMME_STAMP}, E'\\n' ORDER BY p.id), '') AS stamps FROM ${PROGRAMME_STAMP_SOURCES}
 WHERE p.deleted_at IS NULL AND p.visibility = 'published'`;
/** Length of an id in such a line. */
const ID_LENGTH = 36;

const PROGRAMMES = `
SELECT p.id, p.external_ref AS "externalRef", p.title, p.title_en AS "titleEn", p.ministry, p.source_url AS "noticeUrl",
       json_build_object('kind', p.application_kind, 'from', p.application_from, 'to', p.application_to) AS period,
       p.status = 'closed' AS "isOver"
  FROM programme p WHERE p.id = ANY ($1::uuid[])`;

/** The published programmes as they are at one moment. */
export interface FitProgrammes {
  /** By id. */
  readonly byId: ReadonlyMap<string, FitProgramme>;
  /** Another one whenever anything of them is. */
  readonly digest: string;
}

/**
 * The published programmes with their criteria, kept in memory: whoever asks is answered from there, and only what changed is read again.
 * One call at a time.
 */
export class FitProgrammeCache {
  private programmes: FitProgrammes = { byId: new Map(), digest: '' };
  private stamps: string | undefined;
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
    const [row] = await manager.query<{ stamps: string }[]>(STAMPS);
    const stamps = row?.stamps ?? '';
    if (stamps === this.stamps) return;
    const kept = this.programmes.byId;
    const fresh = new Map<string, FitProgramme>();
    const outdated: StampRow[] = [];
    for (const { id, stamp } of linesOf(stamps)) {
      const present = kept.get(id);
      if (present?.stamp === stamp) fresh.set(id, present);
      else outdated.push({ id, stamp });
    }
    for (let from = 0; from < outdated.length; from += READ_AT_ONCE) {
      for (const programme of await readProgrammes(manager, outdated.slice(from, from + READ_AT_ONCE))) {
        fresh.set(programme.id, programme);
      }
    }
    this.programmes = { byId: fresh, digest: createHash('sha256').update(stamps).digest('base64url') };
    this.stamps = stamps;
  }
}

const linesOf = (stamps: string): readonly StampRow[] =>
  stamps === ''
    ? []
    : stamps.split('\n').map((line) => ({ id: line.slice(0, ID_LENGTH), stamp: line.slice(ID_LENGTH + 1) }));

async function readProgrammes(
  manager: EntityManager,
  stamps: readonly StampRow[],
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
    criteria: criteriaOf.get(row.id)?.criteria ?? [],
    isRead: criteriaOf.get(row.id)?.isCurrent ?? false,
    stamp: stampOf.get(row.id) ?? '',
  }));
}
