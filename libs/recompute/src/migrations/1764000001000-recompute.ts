import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLES = `
CREATE TABLE score_set (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  model_version text NOT NULL,
  state text NOT NULL CHECK (state IN ('building', 'live', 'retired')),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  live_at timestamptz
);
CREATE UNIQUE INDEX score_set_live ON score_set (state) WHERE state = 'live';
CREATE UNIQUE INDEX score_set_model ON score_set (model_version) WHERE state IN ('building', 'live');

CREATE TABLE recompute_dirty (
  score_set_id int NOT NULL REFERENCES score_set (id) ON DELETE CASCADE,
  entry_id uuid NOT NULL,
  entry_kind text NOT NULL CHECK (entry_kind IN ('proposal', 'programme', 'legislative_item')),
  want_revision bigint NOT NULL,
  first_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempts int NOT NULL DEFAULT 0,
  lease_until timestamptz,
  lease_token uuid,
  last_error text,
  dead_at timestamptz,
  PRIMARY KEY (score_set_id, entry_id)
) WITH (fillfactor = 70);
CREATE INDEX recompute_dirty_due ON recompute_dirty (not_before) WHERE dead_at IS NULL;

-- up to which revision an entry's pairs are written; the fence that keeps a slow writer from bringing old pairs back
CREATE TABLE entry_computation (
  score_set_id int NOT NULL REFERENCES score_set (id) ON DELETE CASCADE,
  entry_id uuid NOT NULL,
  entry_kind text NOT NULL,
  revision bigint NOT NULL DEFAULT 0,
  facets jsonb,
  computed_at timestamptz,
  PRIMARY KEY (score_set_id, entry_id)
);

CREATE TABLE alignment (
  score_set_id int NOT NULL REFERENCES score_set (id) ON DELETE CASCADE,
  ask_id uuid NOT NULL,
  measure_id uuid NOT NULL,
  measure_kind text NOT NULL CHECK (measure_kind IN ('programme', 'legislative_item')),
  proposal_id uuid NOT NULL,
  proposal_revision bigint NOT NULL,
  measure_revision bigint NOT NULL,
  score_tenths smallint NOT NULL CHECK (score_tenths BETWEEN 0 AND 1000),
  confidence_hundredths smallint NOT NULL CHECK (confidence_hundredths BETWEEN 0 AND 100),
  band text NOT NULL,
  opposes boolean NOT NULL,
  measure_status text NOT NULL,
  parts jsonb NOT NULL,
  evidence jsonb NOT NULL,
  facets jsonb NOT NULL,
  sentence jsonb NOT NULL,
  computed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (score_set_id, ask_id, measure_id)
);
CREATE INDEX alignment_proposal ON alignment (score_set_id, proposal_id, score_tenths DESC);
CREATE INDEX alignment_measure ON alignment (score_set_id, measure_id, score_tenths DESC);

CREATE TABLE ask_coverage (
  score_set_id int NOT NULL REFERENCES score_set (id) ON DELETE CASCADE,
  ask_id uuid NOT NULL,
  proposal_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('covered', 'partial', 'gap', 'insufficient')),
  missing text[] NOT NULL,
  best uuid[] NOT NULL,
  facets jsonb NOT NULL,
  sentence jsonb NOT NULL,
  PRIMARY KEY (score_set_id, ask_id)
);
CREATE INDEX ask_coverage_proposal ON ask_coverage (score_set_id, proposal_id);

CREATE TABLE proposal_coverage (
  score_set_id int NOT NULL REFERENCES score_set (id) ON DELETE CASCADE,
  proposal_id uuid NOT NULL,
  proposal_revision bigint NOT NULL,
  status text NOT NULL CHECK (status IN ('covered', 'partial', 'gap', 'insufficient')),
  missing text[] NOT NULL,
  best_measures jsonb NOT NULL,
  best_score_tenths smallint NOT NULL,
  instruments text[] NOT NULL,
  regions text[] NOT NULL,
  computed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (score_set_id, proposal_id)
);
CREATE INDEX proposal_coverage_status ON proposal_coverage (score_set_id, status);

CREATE TABLE concept_label (
  score_set_id int NOT NULL REFERENCES score_set (id) ON DELETE CASCADE,
  concept_id text NOT NULL,
  ko text NOT NULL,
  en text NOT NULL,
  PRIMARY KEY (score_set_id, concept_id)
);

CREATE TABLE recompute_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  score_set_id int NOT NULL REFERENCES score_set (id) ON DELETE CASCADE,
  started_at timestamptz NOT NULL,
  finished_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  status text NOT NULL CHECK (status IN ('done', 'failed')),
  entries_claimed int NOT NULL,
  entries_computed int NOT NULL,
  entries_failed int NOT NULL,
  pairs_written int NOT NULL,
  pairs_removed int NOT NULL,
  error text
);
CREATE INDEX recompute_run_started ON recompute_run (started_at DESC);`;

/**
 * An edit marks its entry dirty in its own transaction, whatever way it was written. The shared advisory lock makes
 * the creation and the switch of a score set wait for edits in flight, so that no edit misses the new set.
 */
const TRIGGERS = `
CREATE FUNCTION mark_dirty() RETURNS trigger LANGUAGE plpgsql AS $$
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
    FROM score_set s WHERE s.state IN ('building', 'live') ORDER BY s.id
  ON CONFLICT (score_set_id, entry_id) DO UPDATE
    SET want_revision = GREATEST(d.want_revision, EXCLUDED.want_revision),
        not_before = LEAST(EXCLUDED.not_before, d.first_at + interval '5 s'),
        attempts = 0, last_error = NULL, dead_at = NULL;
  RETURN NULL;
END $$;`;

export class Recompute1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(TRIGGERS);
    for (const table of ['proposal', 'programme', 'legislative_item']) {
      await runner.query(
        `CREATE TRIGGER zz_mark_dirty AFTER INSERT OR UPDATE OR DELETE ON ${table}
           FOR EACH ROW EXECUTE FUNCTION mark_dirty()`,
      );
    }
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
