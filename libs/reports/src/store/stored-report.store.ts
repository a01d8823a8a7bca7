import { type EntityManager } from 'typeorm';
import { type Audience, type Report } from '../model/report.js';
import { type Week } from '../week/week.js';
import { type Members } from './membership.store.js';

/** A report as it is stored. */
export interface StoredReport {
  readonly week: Week;
  readonly audience: Audience;
  readonly edition: number;
  readonly reason: string | null;
  readonly madeAt: Date;
  readonly madeBy: string | null;
  /** Canonical JSON of a `Report`. */
  readonly content: string;
  readonly contentSha256: string;
  /** Version of the renderers that `renderings` come from, digests by file. */
  readonly renderer: number;
  readonly renderings: Readonly<Record<string, string>>;
}

const COLUMNS = `week, audience, edition, reason, made_at AS "madeAt", made_by AS "madeBy", content,
  content_sha256 AS "contentSha256", renderer, renderings`;

/** The latest edition of a week's report, or the one that is asked for. */
export async function findReport(
  manager: EntityManager,
  week: Week,
  audience: Audience,
  edition: number | null = null,
): Promise<StoredReport | undefined> {
  const [row] = await manager.query<StoredReport[]>(
    `SELECT ${COLUMNS} FROM report WHERE week = $1 AND audience = $2 AND ($3::int IS NULL OR edition = $3)
      ORDER BY edition DESC LIMIT 1`,
    [week, audience, edition],
  );
  return row;
}

/** Which changes are in the latest edition of a week's report. */
export async function findMembers(manager: EntityManager, week: Week): Promise<Members | undefined> {
  const [row] = await manager.query<Members[]>(
    `SELECT coverage_changes::text AS "coverageChanges", alignment_changes::text AS "alignmentChanges",
            entry_revisions::text AS "entryRevisions"
       FROM report WHERE week = $1 ORDER BY edition DESC LIMIT 1`,
    [week],
  );
  return row;
}

/** Stores a report. The database refuses a second one of that week, audience and edition. */
export async function insertReport(
  manager: EntityManager,
  report: Omit<StoredReport, 'madeAt'> & { readonly madeAt: string },
  members: Members,
): Promise<void> {
  await manager.query(
    `INSERT INTO report (week, audience, edition, reason, made_at, made_by, content, content_sha256, renderer, renderings,
       coverage_changes, alignment_changes, entry_revisions)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      report.week,
      report.audience,
      report.edition,
      report.reason,
      report.madeAt,
      report.madeBy,
      report.content,
      report.contentSha256,
      report.renderer,
      JSON.stringify(report.renderings),
      members.coverageChanges,
      members.alignmentChanges,
      members.entryRevisions,
    ],
  );
}

/** The latest edition of each week's report, the latest week first. @param before a week, for those before it */
export function listReports(
  manager: EntityManager,
  audience: Audience,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<readonly StoredReport[]> {
  return manager.query(
    `SELECT * FROM (
       SELECT DISTINCT ON (week) ${COLUMNS} FROM report WHERE audience = $1 AND ($2::text IS NULL OR week < $2)
        ORDER BY week DESC, edition DESC) last
      ORDER BY week DESC LIMIT $3`,
    [audience, before, limit],
  );
}

/** How many weeks have a report, and the first and the last of them. */
export async function countWeeks(
  manager: EntityManager,
  audience: Audience,
): Promise<{ readonly count: number; readonly first: Week | null; readonly last: Week | null }> {
  const [row] = await manager.query<{ count: number; first: Week | null; last: Week | null }[]>(
    'SELECT count(DISTINCT week)::int AS count, min(week) AS first, max(week) AS last FROM report WHERE audience = $1',
    [audience],
  );
  return row ?? { count: 0, first: null, last: null };
}

/** The editions of a week's report, the first one first. */
export function listEditions(
  manager: EntityManager,
  week: Week,
  audience: Audience,
): Promise<readonly Pick<StoredReport, 'edition' | 'reason' | 'madeAt' | 'contentSha256'>[]> {
  return manager.query(
    `SELECT edition, reason, made_at AS "madeAt", content_sha256 AS "contentSha256" FROM report
      WHERE week = $1 AND audience = $2 ORDER BY edition`,
    [week, audience],
  );
}

/** Weeks that have a report. */
export async function weeksWithReport(manager: EntityManager): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ week: string }[]>('SELECT DISTINCT week FROM report');
  return new Set(rows.map(({ week }) => week));
}

/** Every stored report, the oldest first, one at a time. */
export async function* eachReport(manager: EntityManager): AsyncGenerator<StoredReport> {
  const ids = await manager.query<{ id: string }[]>('SELECT id FROM report ORDER BY id');
  for (const { id } of ids) {
    const [row] = await manager.query<StoredReport[]>(`SELECT ${COLUMNS} FROM report WHERE id = $1`, [id]);
    if (row !== undefined) yield row;
  }
}

/** The content of a stored report. */
export const contentOf = ({ content }: Pick<StoredReport, 'content'>): Report =>
  JSON.parse(content) as Report;
