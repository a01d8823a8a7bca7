import { type EntityManager } from 'typeorm';

/** From when until when changes are in a report. */
export interface ReportWindow {
  readonly from: Date;
  readonly until: Date;
  /** The report of the week before: what was committed after it under an earlier time is in this one. Null where there is none. */
  readonly before: (Members & { readonly from: Date }) | null;
}

/** Which changes are in a report: ranges of the numbers in the change logs, as PostgreSQL writes multiranges. */
export interface Members {
  readonly coverageChanges: string;
  readonly alignmentChanges: string;
  readonly entryRevisions: string;
}

/** Each log with the number of its rows. */
const LOGS = {
  coverageChanges: { table: 'coverage_change', no: 'id' },
  alignmentChanges: { table: 'alignment_change', no: 'id' },
  entryRevisions: { table: 'entry_revision', no: 'no' },
} as const;

/** The changes of a window, and those of the week before that its report could not see yet. */
export async function readMembers(manager: EntityManager, window: ReportWindow): Promise<Members> {
  const [coverageChanges, alignmentChanges, entryRevisions] = [
    await readMembersOf(manager, window, 'coverageChanges'),
    await readMembersOf(manager, window, 'alignmentChanges'),
    await readMembersOf(manager, window, 'entryRevisions'),
  ];
  return { coverageChanges, alignmentChanges, entryRevisions };
}

async function readMembersOf(
  manager: EntityManager,
  { from, until, before }: ReportWindow,
  log: keyof Members,
): Promise<string> {
  const { table, no } = LOGS[log];
  const [row] = await manager.query<{ members: string }[]>(
    `SELECT coalesce(range_agg(int8range(${no}, ${no}, '[]')), '{}')::text AS members FROM ${table}
      WHERE at < $2 AND (at >= $1 OR (at >= $3::timestamptz AND NOT $4::int8multirange @> ${no}))`,
    [from, until, before?.from ?? null, before?.[log] ?? null],
  );
  return row?.members ?? '{}';
}

/** SQL that the row of a log is a member. Its parameters: `$1` the earliest time, `$2` the end, `$3` the members. */
export const isMember = (no: 'id' | 'no'): string => `at >= $1 AND at < $2 AND $3::int8multirange @> ${no}`;

/** Values of the parameters of `isMember`. */
export const memberValues = (
  { from, until, before }: ReportWindow,
  members: string,
): readonly [Date, Date, string] => [before?.from ?? from, until, members];
