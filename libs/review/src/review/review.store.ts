import { type MeasureKind } from '@jeonghap/alignment';
import { type EntityManager } from 'typeorm';
import { type Decided, type Pair, type Review } from './review.js';

/** Columns of a review `r`, as `toReview` takes them. */
export const REVIEW_COLUMNS = `r.ask_id, r.measure_id, r.version, r.measure_kind, r.proposal_id, r.action, r.state,
  r.effective_version, r.actor, r.at, r.note, r.decision, r.extent, r.score_tenths, r.reason_code, r.reason, r.decided_by,
  r.decided_at, r.text_digest, r.proposal_revision, r.measure_revision, r.automatic_tenths,
  r.wording`;

/** Condition that a review `r` is its pair's present one. */
export const IS_PRESENT = `NOT EXISTS (SELECT FROM review n
  WHERE n.ask_id = r.ask_id AND n.measure_id = r.measure_id AND n.version = r.version + 1)`;

export interface ReviewRow {
  readonly ask_id: string;
  readonly measure_id: string;
  readonly version: number;
  readonly measure_kind: MeasureKind;
  readonly proposal_id: string;
  readonly action: Review['action'];
  readonly state: Review['state'];
  readonly effective_version: number | null;
  readonly actor: string;
  readonly at: Date;
  readonly note: string | null;
  readonly decision: Decided['decision'] | null;
  readonly extent: Decided['extent'];
  readonly score_tenths: number | null;
  readonly reason_code: Decided['reasonCode'] | null;
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly text_digest: string | null;
  readonly proposal_revision: string | null;
  readonly measure_revision: string | null;
  readonly automatic_tenths: number | null;
  readonly wording: string | null;
}

export function toReview(row: ReviewRow): Review {
  return {
    askId: row.ask_id,
    measureId: row.measure_id,
    version: row.version,
    measureKind: row.measure_kind,
    proposalId: row.proposal_id,
    action: row.action,
    state: row.state,
    effectiveVersion: row.effective_version,
    actor: row.actor,
    at: row.at,
    note: row.note,
    decided: toDecided(row),
  };
}

function toDecided(row: ReviewRow): Decided | null {
  const { decision, reason_code: reasonCode, reason, decided_by: decidedBy, decided_at: decidedAt } = row;
  // the table has all of them or none
  if (decision === null || reasonCode === null || decidedAt === null) return null;
  return {
    decision,
    extent: row.extent,
    scoreTenths: row.score_tenths,
    reasonCode,
    reason: reason ?? '',
    textDigest: row.text_digest ?? '',
    decidedBy: decidedBy ?? '',
    decidedAt,
    proposalRevision: Number(row.proposal_revision),
    measureRevision: Number(row.measure_revision),
    automaticTenths: row.automatic_tenths,
    wording: row.wording,
  };
}

/** Makes whoever reviews a pair wait for each other, until the end of the transaction. */
export async function lockPair(manager: EntityManager, { askId, measureId }: Pair): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(7005, hashtext($1))', [`${askId}/${measureId}`]);
}

/** The published sides of a pair as they stand now. */
export interface PairSides {
  readonly proposalId: string;
  readonly proposalRevision: number;
  readonly measureKind: MeasureKind;
  readonly measureRevision: number;
  readonly textDigest: string;
  readonly askText: string;
  readonly automaticTenths: number | null;
}

interface SidesRow {
  readonly proposal_id: string;
  readonly proposal_revision: string;
  readonly measure_kind: MeasureKind;
  readonly measure_revision: string;
  readonly text_digest: string;
  readonly ask_text: string;
  readonly automatic_tenths: number | null;
}

/** Both sides of a pair; undefined unless both are published. */
export async function readSides(
  manager: EntityManager,
  { askId, measureId }: Pair,
): Promise<PairSides | undefined> {
  const [row] = await manager.query<SidesRow[]>(
    `SELECT p.id AS proposal_id, p.revision AS proposal_revision, m.kind AS measure_kind, m.revision AS measure_revision,
            pair_text_digest(a.id, m.id) AS text_digest, a.text AS ask_text,
            (SELECT al.score_tenths FROM alignment al JOIN score_set s ON s.id = al.score_set_id AND s.state = 'live'
              WHERE al.ask_id = a.id AND al.measure_id = m.id) AS automatic_tenths
       FROM ask a
       JOIN proposal p ON p.id = a.proposal_id AND p.deleted_at IS NULL AND p.visibility = 'published'
       JOIN (SELECT id, 'programme' AS kind, revision FROM programme
              WHERE id = $2 AND deleted_at IS NULL AND visibility = 'published'
             UNION ALL
             SELECT id, 'legislative_item', revision FROM legislative_item
              WHERE id = $2 AND deleted_at IS NULL AND visibility = 'published') m ON true
      WHERE a.id = $1`,
    [askId, measureId],
  );
  return (
    row && {
      proposalId: row.proposal_id,
      proposalRevision: Number(row.proposal_revision),
      measureKind: row.measure_kind,
      measureRevision: Number(row.measure_revision),
      textDigest: row.text_digest,
      askText: row.ask_text,
      automaticTenths: row.automatic_tenths,
    }
  );
}

/** A pair's review: the present version, or one by its number. */
export async function findReview(
  manager: EntityManager,
  { askId, measureId }: Pair,
  version: number | null = null,
): Promise<Review | undefined> {
  const [row] = await manager.query<ReviewRow[]>(
    `SELECT ${REVIEW_COLUMNS} FROM review r
      WHERE r.ask_id = $1 AND r.measure_id = $2 AND ($3::int IS NULL OR r.version = $3)
      ORDER BY r.version DESC LIMIT 1`,
    [askId, measureId, version],
  );
  return row && toReview(row);
}

/** Versions of a pair's review before one, newest first. */
export async function listVersions(
  manager: EntityManager,
  { askId, measureId }: Pair,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly Review[]> {
  const rows = await manager.query<ReviewRow[]>(
    `SELECT ${REVIEW_COLUMNS} FROM review r
      WHERE r.ask_id = $1 AND r.measure_id = $2 AND ($3::int IS NULL OR r.version < $3)
      ORDER BY r.version DESC LIMIT $4`,
    [askId, measureId, before, limit],
  );
  return rows.map(toReview);
}

/** Adds a version; its time is the database's. */
export async function insertReview(manager: EntityManager, review: Omit<Review, 'at'>): Promise<Review> {
  const [row] = await manager.query<ReviewRow[]>(
    `INSERT INTO review AS r (ask_id, measure_id, version, measure_kind, proposal_id, action, state, effective_version, actor, note,
       decision, extent, score_tenths, reason_code, reason, decided_by, decided_at, text_digest, proposal_revision, measure_revision,
       automatic_tenths, wording)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
     RETURNING ${REVIEW_COLUMNS}`,
    [
      review.askId,
      review.measureId,
      review.version,
      review.measureKind,
      review.proposalId,
      review.action,
      review.state,
      review.effectiveVersion,
      review.actor,
      review.note,
      ...valuesOf(review.decided),
    ],
  );
  if (row === undefined) throw new Error('an insert returned no row');
  return toReview(row);
}

/** Values of a decision's columns in their order. */
function valuesOf(decided: Decided | null): readonly unknown[] {
  if (decided === null) return Array<null>(12).fill(null);
  return [
    decided.decision,
    decided.extent,
    decided.scoreTenths,
    decided.reasonCode,
    decided.reason,
    decided.decidedBy,
    decided.decidedAt,
    decided.textDigest,
    decided.proposalRevision,
    decided.measureRevision,
    decided.automaticTenths,
    decided.wording,
  ];
}
