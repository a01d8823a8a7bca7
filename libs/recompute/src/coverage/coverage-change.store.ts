import { type EntityManager } from 'typeorm';
import { type CoverageStatus } from '../board/board.js';

/** Coverage of some proposals by id; a proposal without coverage is absent. */
export type CoverageByProposal = ReadonlyMap<string, CoverageStatus>;

/**
 * Notes which proposals' coverage differs after a writing, if readers see the score set; of the others' coverage the switch
 * notes what differs. The caller holds the score sets still (`holdScoreSets`), so that no switch comes between.
 */
export async function recordCoverageChanges(
  manager: EntityManager,
  scoreSetId: number,
  before: CoverageByProposal,
  after: CoverageByProposal,
): Promise<void> {
  const rows = [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({ proposal_id: id, before: before.get(id) ?? null, after: after.get(id) ?? null }))
    .filter((row) => row.before !== row.after);
  if (rows.length === 0) return;
  await manager.query(
    `INSERT INTO coverage_change (proposal_id, score_set_id, status_before, status_after, cause)
     SELECT r.proposal_id, s.id, r.before, r.after, 'computation'
       FROM score_set s, jsonb_to_recordset($2::jsonb) AS r (proposal_id uuid, before text, after text)
      WHERE s.id = $1 AND s.state = 'live'`,
    [scoreSetId, JSON.stringify(rows)],
  );
}

/** Notes which proposals' coverage differs between two score sets, when readers are switched from one to the other. */
export async function recordCoverageOfSwitch(
  manager: EntityManager,
  fromId: number,
  toId: number,
): Promise<void> {
  await manager.query(
    `INSERT INTO coverage_change (proposal_id, score_set_id, status_before, status_after, cause)
     SELECT proposal_id, $2, b.status, a.status, 'score-set'
       FROM (SELECT * FROM proposal_coverage WHERE score_set_id = $1) b
       FULL JOIN (SELECT * FROM proposal_coverage WHERE score_set_id = $2) a USING (proposal_id)
      WHERE b.status IS DISTINCT FROM a.status`,
    [fromId, toId],
  );
}

/**
 * Common table `earlier`: the coverage that readers saw at a moment, one row a proposal that had any.
 * @param moment SQL of a timestamptz
 */
export const earlierCoverageSql = (moment: string): string => `earlier AS MATERIALIZED (
  SELECT proposal_id, status_after AS status FROM (
    SELECT DISTINCT ON (proposal_id) proposal_id, status_after FROM coverage_change
     WHERE at <= ${moment} ORDER BY proposal_id, at DESC, id DESC) latest
   WHERE status_after IS NOT NULL)`;

/** Since when it is known what coverage was; null before the first computation. */
export const COVERAGE_KNOWN_SINCE = '(SELECT min(at) FROM coverage_change)';
