import { type MigrationInterface, type QueryRunner } from 'typeorm';

const MODELS = `
-- everything that a score is a function of, besides the texts
CREATE TABLE alignment_model (
  version text PRIMARY KEY,
  code_version text NOT NULL,
  origin text NOT NULL CHECK (origin IN ('shipped', 'edited')),
  assets jsonb NOT NULL,
  note text,
  created_by text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);`;

const SCORE_SETS = `
ALTER TABLE score_set
  DROP CONSTRAINT score_set_state_check,
  ADD CONSTRAINT score_set_state_check CHECK (state IN ('building', 'complete', 'live', 'retired', 'cancelled')),
  ADD COLUMN switch_mode text NOT NULL DEFAULT 'automatic' CHECK (switch_mode IN ('automatic', 'manual')),
  ADD COLUMN paused boolean NOT NULL DEFAULT false,
  ADD COLUMN entries_total int NOT NULL DEFAULT 0,
  ADD COLUMN completed_at timestamptz,
  ADD COLUMN retired_at timestamptz,
  ADD COLUMN created_by text;
DROP INDEX score_set_model;
CREATE UNIQUE INDEX score_set_model ON score_set (model_version) WHERE state <> 'cancelled';

-- a set under construction computes each pair once, from the proposals; of a measure only its facets are read
ALTER TABLE recompute_dirty ADD COLUMN pairs_wanted boolean NOT NULL DEFAULT true;

CREATE TABLE alignment_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ask_id uuid NOT NULL,
  measure_id uuid NOT NULL,
  proposal_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  score_set_id int NOT NULL,
  score_tenths_before smallint,
  score_tenths_after smallint,
  -- parts that moved: [{name, before, after}] in tenths
  moved_parts jsonb NOT NULL,
  cause_kind text NOT NULL CHECK (cause_kind IN ('proposal', 'programme', 'legislative_item', 'model')),
  cause_entry_id uuid,
  cause_revision bigint,
  cause_fields text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX alignment_change_pair ON alignment_change (ask_id, measure_id, id DESC);
CREATE INDEX alignment_change_at ON alignment_change (at);`;

/** Retired sets stay marked too, so that a roll-back knows what it has to catch up with. */
const TRIGGER = `
CREATE OR REPLACE FUNCTION mark_dirty() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed_id uuid;
  changed_revision bigint;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7001);
  IF TG_OP = 'DELETE' THEN
    changed_id := OLD.id;
    changed_revision := OLD.revision + 1;
  ELSE
    changed_id := NEW.id;
    changed_revision := NEW.revision;
  END IF;
  INSERT INTO recompute_dirty AS d (score_set_id, entry_id, entry_kind, want_revision, not_before)
  SELECT s.id, changed_id, TG_TABLE_NAME, changed_revision, clock_timestamp() + interval '200 ms'
    FROM score_set s WHERE s.state <> 'cancelled' ORDER BY s.id
  ON CONFLICT (score_set_id, entry_id) DO UPDATE
    SET want_revision = GREATEST(d.want_revision, EXCLUDED.want_revision), pairs_wanted = true,
        not_before = LEAST(EXCLUDED.not_before, d.first_at + interval '5 s'),
        attempts = 0, last_error = NULL, dead_at = NULL;
  RETURN NULL;
END $$;`;

export class ScoreSets1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MODELS);
    await runner.query(SCORE_SETS);
    await runner.query(TRIGGER);
    await runner.query(
      `ALTER TABLE ask ADD COLUMN split_by text NOT NULL DEFAULT 'person' CHECK (split_by IN ('person', 'automatic'))`,
    );
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
