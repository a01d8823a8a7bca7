import { type EntityManager } from 'typeorm';
import { plainText } from '../model/plain-text.js';
import { type EntryTransition, type ProgrammePeriod, type ReportFacts } from '../model/report-facts.js';
import { type EntryReference, type ScoreMove } from '../model/report.js';
import { entriesBefore, entryBefore, isShown, wasPublished } from './as-of.js';
import { plainTitles } from './coverage-facts.store.js';
import { isMember, memberValues, type Members, type ReportWindow } from './membership.store.js';

/** Moves of scores that the report names. */
const MOST_MOVES = 20;

/** Columns that changes are read from; the body by its digest. */
const columnsOf = (snapshot: string): string => `
  CASE WHEN ${wasPublished(snapshot)} THEN jsonb_set(${snapshot} - '{id,created_at,provenance}'::text[], '{body}',
    to_jsonb(md5(${snapshot} ->> 'body'))) END`;

/** Programmes and legislative items that were revised, before the member revisions and after them; of those that are published still. */
export function readEntryTransitions(
  manager: EntityManager,
  window: ReportWindow,
  { entryRevisions }: Members,
): Promise<readonly EntryTransition[]> {
  return manager.query(
    `WITH member AS (
       SELECT entry_kind, entry_id, min(revision) AS first, max(revision) AS last FROM entry_revision
        WHERE ${isMember('no')} AND entry_kind IN ('programme', 'legislative_item') GROUP BY entry_kind, entry_id)
     SELECT m.entry_kind AS kind, m.entry_id AS id, ${columnsOf('was.snapshot')} AS before, ${columnsOf('is_now.snapshot')} AS after
       FROM member m
       JOIN entry_revision is_now ON is_now.entry_kind = m.entry_kind AND is_now.entry_id = m.entry_id AND is_now.revision = m.last
       LEFT JOIN LATERAL (
         SELECT snapshot FROM entry_revision r
          WHERE r.entry_kind = m.entry_kind AND r.entry_id = m.entry_id AND r.revision < m.first
          ORDER BY r.revision DESC LIMIT 1) was ON true
      WHERE ${isShown('m.entry_id')} ORDER BY m.entry_id`,
    [...memberValues(window, entryRevisions)],
  );
}

/** Programmes as they were before a moment that open or close between two days. */
export async function readPeriods(
  manager: EntityManager,
  moment: Date,
  { first, last }: { readonly first: string; readonly last: string },
): Promise<readonly ProgrammePeriod[]> {
  const rows = await manager.query<
    (Omit<EntryReference, 'kind'> & { ministry: string | null; from: string | null; to: string | null })[]
  >(
    `SELECT r.id, r.snapshot ->> 'title' AS title, r.snapshot ->> 'title_en' AS "titleEn",
            r.snapshot ->> 'ministry' AS ministry, r.snapshot ->> 'application_from' AS "from",
            r.snapshot ->> 'application_to' AS "to"
       FROM (${entriesBefore('programme', '$1')}) r
      WHERE ${wasPublished('r.snapshot')} AND ${isShown('r.id')} AND r.snapshot ->> 'status' <> 'closed'
        AND ((r.snapshot ->> 'application_from')::date BETWEEN $2 AND $3
          OR (r.snapshot ->> 'application_to')::date BETWEEN $2 AND $3)
      ORDER BY r.id`,
    [moment, first, last],
  );
  return rows.map(({ id, title, titleEn, ministry, from, to }) => ({
    programme: { kind: 'programme', id, ...plainTitles({ title, titleEn }) },
    ministry: ministry === null ? null : plainText(ministry),
    from,
    to,
  }));
}

interface MoveRow {
  readonly total: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly proposal: Omit<EntryReference, 'kind'>;
  readonly ask: { readonly no: number; readonly text: string };
  readonly measure: EntryReference;
  readonly part: ScoreMove['part'];
  readonly causeKind: ScoreMove['cause']['kind'];
  readonly cause: EntryReference | null;
  readonly fields: readonly string[];
}

const reference = (kind: string, id: string, snapshot: string): string =>
  `json_build_object('kind', ${kind}, 'id', ${id}, 'title', ${snapshot} ->> 'title', 'titleEn', ${snapshot} ->> 'title_en')`;

/** Only the proposals in question, where some are named. */
const IS_AMONG = '($4::uuid[] IS NULL OR proposal_id = ANY ($4::uuid[]))';

/** Pairs by their first and last score over the member changes that edits made. */
const MOVES = `
WITH member AS (
  SELECT * FROM alignment_change WHERE ${isMember('id')} AND ${IS_AMONG} AND cause_kind <> 'model'),
pair AS (
  SELECT ask_id, measure_id, (array_agg(proposal_id ORDER BY at DESC, id DESC))[1] AS proposal_id,
         (array_agg(score_tenths_before ORDER BY at, id))[1] AS before,
         (array_agg(score_tenths_after ORDER BY at DESC, id DESC))[1] AS after,
         (array_agg(id ORDER BY abs(coalesce(score_tenths_after, 0) - coalesce(score_tenths_before, 0)) DESC, id))[1] AS largest
    FROM member GROUP BY ask_id, measure_id),
named AS (
  SELECT pair.*, p.snapshot AS proposal, asked.ask, m.kind, m.snapshot AS measure,
         abs(coalesce(after, 0) - coalesce(before, 0)) AS distance
    FROM pair
    JOIN LATERAL ${entryBefore(`'proposal'`, 'pair.proposal_id', '$2')} p ON true
    JOIN LATERAL (
      SELECT one AS ask FROM jsonb_array_elements(p.snapshot -> 'asks') one WHERE one ->> 'id' = pair.ask_id::text) asked ON true
    JOIN LATERAL (
      SELECT 'programme' AS kind, snapshot FROM ${entryBefore(`'programme'`, 'pair.measure_id', '$2')} one
      UNION ALL
      SELECT 'legislative_item', snapshot FROM ${entryBefore(`'legislative_item'`, 'pair.measure_id', '$2')} two) m ON true
   WHERE before IS DISTINCT FROM after AND ${isShown('pair.proposal_id')} AND ${isShown('pair.measure_id')})
SELECT (count(*) OVER ())::int AS total, named.before, named.after,
       ${reference(`'proposal'`, 'named.proposal_id', 'named.proposal')} AS proposal,
       json_build_object('no', (named.ask ->> 'no')::int, 'text', named.ask ->> 'text') AS ask,
       ${reference('named.kind', 'named.measure_id', 'named.measure')} AS measure,
       c.moved_parts -> 0 AS part, c.cause_kind AS "causeKind", c.cause_fields AS fields,
       CASE WHEN source.snapshot IS NOT NULL THEN ${reference('c.cause_kind', 'c.cause_entry_id', 'source.snapshot')} END AS cause
  FROM named JOIN alignment_change c ON c.id = named.largest
  LEFT JOIN LATERAL (
    SELECT snapshot FROM ${entryBefore('c.cause_kind', 'c.cause_entry_id', '$2')} one WHERE ${isShown('c.cause_entry_id')}) source ON true
 ORDER BY distance DESC, named.ask_id, named.measure_id LIMIT ${String(MOST_MOVES)}`;

/** The scores that moved most. @param among ids of proposals; all of them where it is left out */
export async function readScoreMoves(
  manager: EntityManager,
  window: ReportWindow,
  { alignmentChanges }: Members,
  among: readonly string[] | null = null,
): Promise<ReportFacts['scoreMoves']> {
  const values = [...memberValues(window, alignmentChanges), among];
  const rows = await manager.query<MoveRow[]>(MOVES, values);
  const [model] = await manager.query<{ n: number }[]>(
    `SELECT count(DISTINCT (ask_id, measure_id))::int AS n FROM alignment_change
      WHERE ${isMember('id')} AND ${IS_AMONG} AND cause_kind = 'model'`,
    values,
  );
  return { total: rows[0]?.total ?? 0, byModel: model?.n ?? 0, items: rows.map(toMove) };
}

const toPoints = (tenths: number | null): number | null => (tenths === null ? null : tenths / 10);

function toMove({ proposal, ask, measure, part, cause, ...row }: MoveRow): ScoreMove {
  return {
    proposal: { kind: 'proposal', id: proposal.id, ...plainTitles(proposal) },
    askNo: ask.no,
    askText: plainText(ask.text),
    measure: { ...measure, ...plainTitles(measure) },
    before: toPoints(row.before),
    after: toPoints(row.after),
    part: part === null ? null : { name: part.name, before: part.before / 10, after: part.after / 10 },
    cause: {
      kind: row.causeKind,
      entry: cause === null ? null : { ...cause, ...plainTitles(cause) },
      fields: row.fields,
    },
  };
}
