import { type EntityManager } from 'typeorm';
import { type ReviewSettings } from '../review-settings.js';
import { type Reply, type ReplyClocks } from './reply.js';

/** Columns of a reply `r` as a `Reply`. */
const REPLY_COLUMNS = `r.ask_id AS "askId", r.proposal_id AS "proposalId", r.version, r.status, r.reason, r.office,
  r.replied_on::text AS "repliedOn", r.visibility, r.actor, r.at`;

/** An ask with the answer that stands, and its clocks. */
export interface AskReply {
  readonly askId: string;
  readonly reply: Reply | null;
  readonly clocks: ReplyClocks;
}

/** An ask that waits for an answer, with what names it. */
export interface ListedAskReply extends AskReply {
  readonly askText: string;
  readonly askNo: number;
  readonly proposalId: string;
  readonly proposalTitle: string;
  readonly proposalTitleEn: string | null;
  readonly stakeholder: string;
  readonly stakeholderEn: string | null;
}

/**
 * Published asks with the last version of their answer that the transaction may see, and their clocks: counted from the occasion, or
 * from the day on which the proposal was written down. Parameters $1 and $2 are the days to the first answer and the months to the decision.
 */
const ASKS = `
  SELECT a.id AS "askId", a.no AS "askNo", a.text AS "askText", p.id AS "proposalId", p.title AS "proposalTitle",
         p.title_en AS "proposalTitleEn", s.title AS stakeholder, s.title_en AS "stakeholderEn", to_json(r) AS reply,
         json_build_object('receivedOn', day.received::text, 'firstAnswerDue', day.first_due::text,
           'justificationDue', day.decision_due::text, 'overdue', overdue.what) AS clocks,
         overdue.what AS overdue, r.status,
         CASE WHEN r.version IS NULL THEN day.first_due
              WHEN r.status = 'under_review' THEN day.decision_due END AS due
    FROM ask a
    JOIN proposal p ON p.id = a.proposal_id AND p.deleted_at IS NULL AND p.visibility = 'published'
    JOIN stakeholder s ON s.id = p.stakeholder_id
    LEFT JOIN LATERAL (
      SELECT ${REPLY_COLUMNS} FROM reply r WHERE r.ask_id = a.id ORDER BY r.version DESC LIMIT 1) r ON true
    CROSS JOIN LATERAL (
      SELECT received, received + $1::int AS first_due, (received + make_interval(months => $2::int))::date AS decision_due
        FROM (SELECT coalesce(p.occasion_date, (p.created_at AT TIME ZONE 'Asia/Seoul')::date) AS received) d) day
    CROSS JOIN LATERAL (
      SELECT CASE
        WHEN r.version IS NULL AND day.first_due < (now() AT TIME ZONE 'Asia/Seoul')::date THEN 'first_answer'
        WHEN r.status = 'under_review' AND day.decision_due < (now() AT TIME ZONE 'Asia/Seoul')::date THEN 'justification'
      END AS what) overdue`;

const clocksOf = ({ replyDays, justificationMonths }: ReviewSettings): readonly number[] => [
  replyDays,
  justificationMonths,
];

/** The asks of published proposals, those of one in their order. */
export function listOfProposals(
  manager: EntityManager,
  proposalIds: readonly string[],
  settings: ReviewSettings,
): Promise<readonly AskReply[]> {
  return manager.query(
    `SELECT "askId", reply, clocks FROM (${ASKS} WHERE p.id = ANY ($3::uuid[])) asks ORDER BY "proposalId", "askNo"`,
    [...clocksOf(settings), proposalIds],
  );
}

export interface ReplyListRequest {
  readonly overdue: boolean | null;
  readonly status: readonly string[] | null;
  readonly limit: number;
  /** Due day and id of the last ask of the page before; none for the first. */
  readonly after: readonly unknown[] | undefined;
}

/** Asks by the day on which they are due, those that are done last; and how many match. */
export async function listAskReplies(
  manager: EntityManager,
  { overdue, status, limit, after }: ReplyListRequest,
  settings: ReviewSettings,
): Promise<{
  readonly rows: readonly (ListedAskReply & { readonly position: string })[];
  readonly total: number;
}> {
  const matching = `
    SELECT *, coalesce(due, 'infinity')::text AS position FROM (${ASKS}) asks
     WHERE ($3::boolean IS NULL OR (overdue IS NOT NULL) = $3)
       AND ($4::text[] IS NULL OR coalesce(status, 'unanswered') = ANY ($4))`;
  const values = [...clocksOf(settings), overdue, status];
  const rows = await manager.query<(ListedAskReply & { readonly position: string })[]>(
    `SELECT "askId", "askNo", "askText", "proposalId", "proposalTitle", "proposalTitleEn", stakeholder, "stakeholderEn", reply,
            clocks, position
       FROM (${matching}) page
      WHERE $5::date IS NULL OR (position::date, "askId") > ($5::date, $6::uuid)
      ORDER BY position::date, "askId" LIMIT $7`,
    [...values, ...(after ?? [null, null]), limit],
  );
  const [count] = await manager.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM (${matching}) n`,
    values,
  );
  return { rows, total: count?.n ?? 0 };
}

/** The proposal of a published ask; undefined when there is none. */
export async function proposalOfAsk(manager: EntityManager, askId: string): Promise<string | undefined> {
  const [row] = await manager.query<{ id: string }[]>(
    `SELECT p.id FROM ask a JOIN proposal p ON p.id = a.proposal_id AND p.deleted_at IS NULL AND p.visibility = 'published'
      WHERE a.id = $1`,
    [askId],
  );
  return row?.id;
}

/** Makes whoever answers an ask wait for each other, until the end of the transaction. */
export async function lockAsk(manager: EntityManager, askId: string): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(7006, hashtext($1))', [askId]);
}

/** Versions of an ask's answer that the transaction may see, newest first, before one. */
export function listReplies(
  manager: EntityManager,
  askId: string,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly Reply[]> {
  return manager.query(
    `SELECT ${REPLY_COLUMNS} FROM reply r WHERE r.ask_id = $1 AND ($2::int IS NULL OR r.version < $2)
      ORDER BY r.version DESC LIMIT $3`,
    [askId, before, limit],
  );
}

export async function countReplies(manager: EntityManager, askId: string): Promise<number> {
  const [row] = await manager.query<{ n: number }[]>(
    'SELECT count(*)::int AS n FROM reply WHERE ask_id = $1',
    [askId],
  );
  return row?.n ?? 0;
}

/** Adds a version; its time is the database's. */
export async function insertReply(manager: EntityManager, reply: Omit<Reply, 'at'>): Promise<Reply> {
  const [row] = await manager.query<Reply[]>(
    `INSERT INTO reply AS r (ask_id, version, proposal_id, status, reason, office, replied_on, visibility, actor)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${REPLY_COLUMNS}`,
    [
      reply.askId,
      reply.version,
      reply.proposalId,
      reply.status,
      reply.reason,
      reply.office,
      reply.repliedOn,
      reply.visibility,
      reply.actor,
    ],
  );
  if (row === undefined) throw new Error('an insert returned no row');
  return row;
}
