import { type EntityManager } from 'typeorm';
import { type DeskList, type DeskWork } from '../model/report.js';
import { type ReportsSettings } from '../reports-settings.js';
import { dayAfter } from '../week/week.js';
import { isShown } from './as-of.js';
import { plainTitles } from './coverage-facts.store.js';

/** Entries that a list of what is due names. */
const MOST_DUE = 30;
/** Days after the week within which something is due. */
const DUE_WITHIN_DAYS = 7;

interface DueRow {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly askNo: number | null;
  readonly dueOn: string;
}

/** Asks of published proposals whose next answer is due, as the answers stood before a moment ($1). */
const REPLIES = `
  SELECT p.id, p.title, p.title_en AS "titleEn", a.no AS "askNo", (CASE
           WHEN r.version IS NULL THEN received + $3::int
           WHEN r.status = 'under_review' THEN (received + make_interval(months => $4::int))::date END)::text AS "dueOn"
    FROM ask a JOIN proposal p ON p.id = a.proposal_id AND ${isShown('p.id')} AND p.created_at < $1
    LEFT JOIN LATERAL (
      SELECT version, status FROM reply r WHERE r.ask_id = a.id AND r.at < $1 ORDER BY version DESC LIMIT 1) r ON true
    CROSS JOIN LATERAL (
      SELECT coalesce(p.occasion_date, (p.created_at AT TIME ZONE 'Asia/Seoul')::date) AS received) day`;

/** Proposals that somebody looks after, by the day until which. */
const ASSIGNMENTS = `
  SELECT p.id, p.title, p.title_en AS "titleEn", NULL::int AS "askNo", g.due_on::text AS "dueOn"
    FROM (SELECT DISTINCT ON (proposal_id) * FROM assignment WHERE at < $1 ORDER BY proposal_id, version DESC) g
    JOIN proposal p ON p.id = g.proposal_id AND p.deleted_at IS NULL
   WHERE g.assignee_id IS NOT NULL AND $3::int > 0 AND $4::int > 0`;

/** What is due by a day and what is overdue. */
export async function readDesk(
  manager: EntityManager,
  { until, lastDay }: { readonly until: Date; readonly lastDay: string },
  settings: ReportsSettings,
): Promise<DeskWork> {
  const values = [
    until,
    dayAfter(lastDay, DUE_WITHIN_DAYS),
    settings.replyDays,
    settings.justificationMonths,
  ];
  const due = async (source: string): Promise<DeskList> => {
    const rows = await manager.query<DueRow[]>(
      `SELECT * FROM (${source}) due WHERE "dueOn" <= $2 ORDER BY "dueOn", id, "askNo"`,
      values,
    );
    return toDeskList(rows, lastDay);
  };
  const [waiting] = await manager.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM (
       SELECT DISTINCT ON (ask_id, measure_id) state FROM review WHERE at < $1 ORDER BY ask_id, measure_id, version DESC) last
      WHERE state = 'awaiting_second'`,
    [until],
  );
  return {
    replies: await due(REPLIES),
    assignments: await due(ASSIGNMENTS),
    awaitingSecond: waiting?.n ?? 0,
  };
}

function toDeskList(rows: readonly DueRow[], lastDay: string): DeskList {
  const overdue = rows.filter(({ dueOn }) => dueOn <= lastDay).length;
  return {
    overdue,
    due: rows.length - overdue,
    items: rows.slice(0, MOST_DUE).map(({ id, title, titleEn, askNo, dueOn }) => ({
      proposal: { kind: 'proposal', id, ...plainTitles({ title, titleEn }) },
      askNo,
      dueOn,
      isOverdue: dueOn <= lastDay,
    })),
  };
}
