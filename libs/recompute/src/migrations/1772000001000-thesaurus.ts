import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which release's thesaurus a model rests on: what staff changed is what differs from that. */
const BASE = `
ALTER TABLE alignment_model ADD COLUMN base_version text;
UPDATE alignment_model m SET base_version = CASE WHEN m.origin = 'shipped' THEN m.version ELSE (
  SELECT s.version FROM alignment_model s WHERE s.origin = 'shipped' AND s.created_at <= m.created_at
   ORDER BY s.created_at DESC LIMIT 1) END;
SELECT audit.attach('alignment_model', 'alignment_model', '{version}',
  '{code_version, origin, note, created_by, base_version}');`;

/**
 * What staff changed in the thesaurus. A version holds all of it at one time, by concept, on top of what ships with the
 * product; at most one is a draft. The scores are those of models, so nothing here moves any.
 */
const TABLES = `
CREATE TABLE thesaurus_version (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('draft', 'published', 'discarded')),
  -- counts what is done in the draft
  revision int NOT NULL DEFAULT 1,
  -- the model that readers saw when it was begun, and the one that it became
  from_model text NOT NULL,
  model_version text,
  note text,
  created_by text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  closed_by text,
  closed_at timestamptz
);
CREATE UNIQUE INDEX thesaurus_version_draft ON thesaurus_version (state) WHERE state = 'draft';
CREATE INDEX thesaurus_version_model ON thesaurus_version (model_version);

CREATE TABLE thesaurus_change (
  version_id int NOT NULL REFERENCES thesaurus_version (id) ON DELETE CASCADE,
  concept_id text NOT NULL,
  -- that of the draft when it was made
  revision int NOT NULL DEFAULT 1,
  -- null where the concept is taken out
  record jsonb,
  -- what shipped then; null for a concept of staff's own
  base jsonb,
  -- not in effect: it would be at fault with what a later release brought
  deferred boolean NOT NULL DEFAULT false,
  actor text,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (version_id, concept_id)
);

-- what publishing a draft would move, as a worker finds out
CREATE TABLE thesaurus_preview (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  version_id int NOT NULL REFERENCES thesaurus_version (id) ON DELETE CASCADE,
  version_revision int NOT NULL,
  -- proposals to look at; null for all
  sample_size int,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  total int NOT NULL DEFAULT 0,
  done int NOT NULL DEFAULT 0,
  result jsonb,
  error text,
  attempts int NOT NULL DEFAULT 0,
  lease_until timestamptz,
  requested_by text,
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz
);
CREATE INDEX thesaurus_preview_open ON thesaurus_preview (id) WHERE state IN ('waiting', 'running');
CREATE INDEX thesaurus_preview_version ON thesaurus_preview (version_id, id DESC);`;

const ATTACH = `
SELECT audit.attach('thesaurus_version', 'thesaurus_version', '{id}',
  '{state, from_model, model_version, note, created_by, closed_by}');
SELECT audit.attach('thesaurus_change', 'thesaurus_change', '{version_id, concept_id}', '{record, base, deferred, actor}');`;

const protect = (table: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY internal ON ${table} FOR SELECT USING ((SELECT transaction_may('see-internal')));
CREATE POLICY editing ON ${table} USING ((SELECT transaction_may('edit-catalogue')));`;

export class Thesaurus1772000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BASE);
    await runner.query(TABLES);
    await runner.query(ATTACH);
    for (const table of ['thesaurus_version', 'thesaurus_change', 'thesaurus_preview']) {
      await runner.query(protect(table));
    }
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
