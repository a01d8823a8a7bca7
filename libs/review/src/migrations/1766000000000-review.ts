import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Every state that the review of a pair ever had; the last version is the present one, and rows are only added. What of it is in effect, and
 * public, stands in `pair_decision`, which is written in the same transaction.
 */
const TABLE = `
CREATE TABLE review (
  ask_id uuid NOT NULL,
  measure_id uuid NOT NULL,
  version int NOT NULL CHECK (version >= 1),
  measure_kind text NOT NULL CHECK (measure_kind IN ('programme', 'legislative_item')),
  proposal_id uuid NOT NULL,
  action text NOT NULL CHECK (action IN ('decide', 'approve', 'return', 'undo', 'withdraw')),
  state text NOT NULL CHECK (state IN ('in_effect', 'awaiting_second', 'returned', 'withdrawn')),
  -- the version whose decision is in effect as of this one; null when none is
  effective_version int CHECK (effective_version BETWEEN 1 AND version),
  actor text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  note text,
  decision text CHECK (decision IN ('confirmed', 'rejected', 'adjusted')),
  extent text CHECK (extent IN ('wholly', 'partly')),
  score_tenths smallint CHECK (score_tenths BETWEEN 0 AND 1000),
  reason_code text,
  reason text,
  decided_by text,
  decided_at timestamptz,
  -- what the person read: the digest of both texts, their revisions, and the automatic score
  text_digest text,
  proposal_revision bigint,
  measure_revision bigint,
  automatic_tenths smallint,
  PRIMARY KEY (ask_id, measure_id, version),
  CHECK ((state = 'withdrawn') = (decision IS NULL)),
  CHECK ((decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (text_digest IS NULL)
     AND (decision IS NULL) = (reason IS NULL) AND (decision IS NULL) = (reason_code IS NULL)
     AND (decision IS NULL) = (decided_at IS NULL)),
  CHECK ((decision IS NOT DISTINCT FROM 'confirmed') = (extent IS NOT NULL)),
  CHECK ((decision IS NOT DISTINCT FROM 'adjusted') = (score_tenths IS NOT NULL))
);
CREATE INDEX review_at ON review (at DESC, ask_id, measure_id);
CREATE INDEX review_proposal ON review (proposal_id);
CREATE INDEX review_measure ON review (measure_id);

-- who decided, why, and what people noted is for those who work here
ALTER TABLE review ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON review USING ((SELECT acts_for_all() OR is_editing()));`;

/** What was decided stays written, whoever asks. */
const APPEND_ONLY = `
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% takes only new rows', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON review FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;

export class Review1766000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(APPEND_ONLY);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
