import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What people decided on pairs and is in effect. It is public, as coverage is: who decided, why, and what was decided before stands
 * with the reviews. A row outlives its ask and its measure, since either may come back.
 */
const TABLE = `
CREATE TABLE pair_decision (
  ask_id uuid NOT NULL,
  measure_id uuid NOT NULL,
  measure_kind text NOT NULL CHECK (measure_kind IN ('programme', 'legislative_item')),
  proposal_id uuid NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('answers_wholly', 'answers_partly', 'rejected', 'adjusted')),
  score_tenths smallint CHECK (score_tenths BETWEEN 0 AND 1000),
  -- of both texts as they were read; another one now means that the decision is stale
  text_digest text NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (ask_id, measure_id),
  CHECK ((verdict = 'adjusted') = (score_tenths IS NOT NULL))
);
CREATE INDEX pair_decision_proposal ON pair_decision (proposal_id);
CREATE INDEX pair_decision_measure ON pair_decision (measure_id);`;

/** What a person reads before a decision: words, and whether the measure is there yet. Null when a side is out of sight. */
const DIGEST = `
CREATE FUNCTION pair_text_digest(asked uuid, measure uuid) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(p.title, p.body, a.text, m.words)::text, 'UTF8')), 'hex')
    FROM ask a
    JOIN proposal p ON p.id = a.proposal_id
    JOIN (SELECT id, jsonb_build_array(title, body, status, budget_krw) AS words FROM programme WHERE id = measure
          UNION ALL
          SELECT id, jsonb_build_array(title, body, stage, law, article) FROM legislative_item WHERE id = measure) m ON true
   WHERE a.id = asked
$$;`;

/**
 * A decision marks its proposal dirty in its own transaction. The proposal's revision stays: whoever computes it holds the dirty row before
 * reading the decisions, so that a decision either is read or marks the proposal anew.
 */
const TRIGGER = `
CREATE FUNCTION mark_decided() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  decided uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.proposal_id ELSE NEW.proposal_id END;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7001);
  INSERT INTO recompute_dirty AS d (score_set_id, entry_id, entry_kind, want_revision)
  SELECT s.id, p.id, 'proposal', p.revision
    FROM score_set s, proposal p WHERE s.state <> 'cancelled' AND p.id = decided ORDER BY s.id
  ON CONFLICT (score_set_id, entry_id) DO UPDATE
    SET want_revision = GREATEST(d.want_revision, EXCLUDED.want_revision), pairs_wanted = true,
        not_before = LEAST(EXCLUDED.not_before, d.not_before), attempts = 0, last_error = NULL, dead_at = NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER zz_mark_decided AFTER INSERT OR UPDATE OR DELETE ON pair_decision
  FOR EACH ROW EXECUTE FUNCTION mark_decided();`;

export class PairDecisions1764000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(DIGEST);
    await runner.query(TRIGGER);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
