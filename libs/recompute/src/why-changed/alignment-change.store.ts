import { type ScorePart } from '@jeonghap/alignment';
import { type EntityManager } from 'typeorm';
import { type ComputedPair, pairKey, type StoredPairKey } from '../alignment/pair.js';
import {
  contributionsSql,
  PART_NAMES_SQL,
  readParts,
  type StoredParts,
} from '../alignment/packed-reasons.js';
import { type Claim } from '../dirty/dirty.js';
import { type MovedPart, movedParts } from './alignment-change.js';

/** A new model moves many pairs a little; those that nobody is shown before or after are not worth a line. */
const SHOWN_FROM_TENTHS = 250;

export interface StoredScore {
  readonly askId: string;
  readonly measureId: string;
  readonly proposalId: string;
  readonly scoreTenths: number;
  readonly parts: readonly ScorePart[];
  /** Revision of the claimed entry that the score was computed from. */
  readonly ownRevision: number;
}

type StoredScoreRow = Omit<StoredScore, 'ownRevision' | 'parts'> &
  StoredParts & { readonly ownRevision: string };

/** The stored scores of an entry's pairs, by pair. */
export async function readStoredScores(
  manager: EntityManager,
  claim: Claim,
): Promise<ReadonlyMap<string, StoredScore>> {
  const rows = await manager.query<StoredScoreRow[]>(
    `SELECT ask_id AS "askId", measure_id AS "measureId", proposal_id AS "proposalId", score_tenths AS "scoreTenths",
            parts, part_numbers AS "partNumbers",
            CASE WHEN proposal_id = $2 THEN proposal_revision ELSE measure_revision END AS "ownRevision"
       FROM alignment WHERE score_set_id = $1 AND (proposal_id = $2 OR measure_id = $2)`,
    [claim.scoreSetId, claim.entryId],
  );
  return new Map(
    rows.map(({ partNumbers, parts, ownRevision, ...row }) => [
      pairKey(row.askId, row.measureId),
      { ...row, parts: readParts({ partNumbers, parts }), ownRevision: Number(ownRevision) },
    ]),
  );
}

interface ChangeRow {
  readonly ask_id: string;
  readonly measure_id: string;
  readonly proposal_id: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly moved: readonly MovedPart[];
}

/**
 * Notes which pairs an edit moved. The fields are those of all revisions of the entry since the score before.
 * @param before scores as they were stored, see `readStoredScores`
 */
export async function recordEditChanges(
  manager: EntityManager,
  { claim, revision }: { readonly claim: Claim; readonly revision: number },
  before: ReadonlyMap<string, StoredScore>,
  written: { readonly upserts: readonly ComputedPair[]; readonly removals: readonly StoredPairKey[] },
): Promise<void> {
  const rows = [
    ...written.upserts.flatMap((pair) => toUpsertRow(pair, before.get(pairKey(pair.askId, pair.measure.id)))),
    ...written.removals.flatMap((pair) => toRemovalRow(before.get(pairKey(pair.askId, pair.measureId)))),
  ];
  if (rows.length === 0) return;
  const since = Math.min(revision, ...[...before.values()].map(({ ownRevision }) => ownRevision));
  await manager.query(
    `INSERT INTO alignment_change (ask_id, measure_id, proposal_id, score_set_id, score_tenths_before,
       score_tenths_after, moved_parts, cause_kind, cause_entry_id, cause_revision, cause_fields)
     SELECT r.ask_id, r.measure_id, r.proposal_id, $1, r.before, r.after, r.moved, $3, $4, $5,
       coalesce((SELECT array_agg(DISTINCT f ORDER BY f) FROM entry_revision e, unnest(e.changed) f
                  WHERE e.entry_kind = $3 AND e.entry_id = $4 AND e.revision > $6 AND e.revision <= $5), '{}')
       FROM jsonb_to_recordset($2::jsonb) AS r (ask_id uuid, measure_id uuid, proposal_id uuid, before smallint,
         after smallint, moved jsonb)`,
    [claim.scoreSetId, JSON.stringify(rows), claim.entryKind, claim.entryId, revision, since],
  );
}

function toUpsertRow(pair: ComputedPair, before: StoredScore | undefined): readonly ChangeRow[] {
  const { scoreTenths, parts } = pair.alignment;
  if (before?.scoreTenths === scoreTenths) return [];
  return [
    {
      ask_id: pair.askId,
      measure_id: pair.measure.id,
      proposal_id: pair.proposal.id,
      before: before?.scoreTenths ?? null,
      after: scoreTenths,
      moved: movedParts(before?.parts ?? [], parts),
    },
  ];
}

function toRemovalRow(before: StoredScore | undefined): readonly ChangeRow[] {
  if (before === undefined) return [];
  return [
    {
      ask_id: before.askId,
      measure_id: before.measureId,
      proposal_id: before.proposalId,
      before: before.scoreTenths,
      after: null,
      moved: movedParts(before.parts, []),
    },
  ];
}

/**
 * SQL for the parts that differ between two alignments, the one that moved most first.
 * @param before alias of a row, which may be absent
 */
export const movedPartsSql = (before: string, after: string): string => `
  coalesce((SELECT jsonb_agg(jsonb_build_object('name', name, 'before', b, 'after', a) ORDER BY abs(a - b) DESC, name)
     FROM (SELECT name, coalesce(earlier, 0) AS b, coalesce(later, 0) AS a
             FROM unnest(${PART_NAMES_SQL}, ${contributionsSql(before)}, ${contributionsSql(after)})
               AS part (name, earlier, later)) part
    WHERE a <> b), '[]')`;

/** Notes which shown pairs differ between two score sets, when readers are switched from one to the other. */
export async function recordModelChanges(
  manager: EntityManager,
  fromId: number,
  toId: number,
): Promise<void> {
  await manager.query(
    `INSERT INTO alignment_change (ask_id, measure_id, proposal_id, score_set_id, score_tenths_before,
       score_tenths_after, moved_parts, cause_kind)
     SELECT ask_id, measure_id, coalesce(b.proposal_id, a.proposal_id), $2, b.score_tenths, a.score_tenths,
       ${movedPartsSql('b', 'a')}, 'model'
       FROM (SELECT * FROM alignment WHERE score_set_id = $1) b
       FULL JOIN (SELECT * FROM alignment WHERE score_set_id = $2) a USING (ask_id, measure_id)
      WHERE b.score_tenths IS DISTINCT FROM a.score_tenths
        AND greatest(b.score_tenths, a.score_tenths) >= $3`,
    [fromId, toId, SHOWN_FROM_TENTHS],
  );
}
