import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The ministries of what answers a proposal best, for coverage that was stored before they stood beside it. */
export const FILL_MINISTRIES = `
UPDATE proposal_coverage c SET ministries = (
  SELECT coalesce(array_agg(DISTINCT m.ministry ORDER BY m.ministry), '{}')
    FROM jsonb_array_elements(c.best_measures) b
    JOIN (SELECT id, ministry FROM programme UNION ALL SELECT id, ministry FROM legislative_item) m
      ON m.id = (b ->> 'id')::uuid
   WHERE m.ministry IS NOT NULL);`;

/**
 * Whose the measures are that answer a proposal best, beside these measures, so that the board can count and filter by it. The
 * default stays for processes of the release before, which write coverage without them while they end.
 */
const MINISTRIES = `
ALTER TABLE proposal_coverage ADD COLUMN ministries text[] NOT NULL DEFAULT '{}';
${FILL_MINISTRIES}`;

/** What readers see when the log begins. */
export const BEGIN_LOG = `
INSERT INTO coverage_change (proposal_id, score_set_id, status_after, cause)
SELECT c.proposal_id, c.score_set_id, c.status, 'beginning'
  FROM proposal_coverage c JOIN score_set s ON s.id = c.score_set_id AND s.state = 'live';`;

/** What the coverage of proposals was before it became what it is. Nothing of it can be changed or removed. */
const HISTORY = `
CREATE TABLE coverage_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  proposal_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  score_set_id int NOT NULL,
  -- null where the proposal had no coverage: new, or withdrawn
  status_before text CHECK (status_before IN ('covered', 'partial', 'gap', 'insufficient')),
  status_after text CHECK (status_after IN ('covered', 'partial', 'gap', 'insufficient')),
  cause text NOT NULL CHECK (cause IN ('beginning', 'computation', 'score-set')),
  CHECK (status_before IS DISTINCT FROM status_after)
);
CREATE INDEX coverage_change_proposal ON coverage_change (proposal_id, at DESC, id DESC);
CREATE INDEX coverage_change_at ON coverage_change (at);
${BEGIN_LOG}
ALTER TABLE coverage_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY reading ON coverage_change FOR SELECT USING (true);
CREATE POLICY recording ON coverage_change FOR INSERT WITH CHECK (true);`;

export class CoverageHistory1766200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MINISTRIES);
    await runner.query(HISTORY);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
