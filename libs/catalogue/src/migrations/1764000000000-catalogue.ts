import { type MigrationInterface, type QueryRunner } from 'typeorm';

const ENTRY_COLUMNS = `
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  external_ref text,
  title text NOT NULL,
  title_en text,
  body text NOT NULL DEFAULT '',
  visibility text NOT NULL DEFAULT 'published' CHECK (visibility IN ('draft', 'internal', 'published')),
  valid_from date,
  valid_to date,
  owner text,
  facet_overrides jsonb NOT NULL DEFAULT '{}',
  source_document_id uuid REFERENCES source_document (id),
  source_heading text,
  source_line_from int,
  source_line_to int,
  source_also jsonb NOT NULL DEFAULT '[]',
  source_url text,
  source_fetched_at timestamptz,
  source_payload_sha256 text,
  sample_digest text,
  sample_revision bigint,
  revision bigint NOT NULL DEFAULT 1,
  revised_in xid8,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  deleted_at timestamptz,
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)`;

const AXES = `('infrastructure','data','research','trust','diffusion','talent','finance','market','global','governance')`;

const TABLES = `
CREATE TABLE source_document (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  external_ref text,
  title text NOT NULL,
  title_en text,
  kind text NOT NULL,
  published_on date,
  file_name text,
  url text,
  note text,
  note_en text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX source_document_external_ref ON source_document (external_ref);

CREATE TABLE stakeholder (${ENTRY_COLUMNS},
  type text NOT NULL,
  aliases text[] NOT NULL DEFAULT '{}'
);
CREATE TABLE proposal (${ENTRY_COLUMNS},
  stakeholder_id uuid NOT NULL REFERENCES stakeholder (id),
  speaker_role text,
  speaker_role_en text,
  occasion text,
  occasion_en text,
  occasion_date date,
  axis text CHECK (axis IN ${AXES})
);
CREATE INDEX proposal_stakeholder ON proposal (stakeholder_id);
CREATE TABLE ask (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  proposal_id uuid NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
  no int NOT NULL CHECK (no >= 1),
  text text NOT NULL,
  facet_overrides jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ask_place UNIQUE (proposal_id, no) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE programme (${ENTRY_COLUMNS},
  ministry text,
  agency text,
  status text NOT NULL CHECK (status IN ('announced', 'in_force', 'open', 'funded', 'closed')),
  axis text CHECK (axis IN ${AXES}),
  regions text[] NOT NULL DEFAULT '{}',
  budget_krw bigint CHECK (budget_krw >= 0),
  application_kind text NOT NULL DEFAULT 'unknown'
    CHECK (application_kind IN ('fixed', 'until_budget_spent', 'always', 'unknown')),
  application_from date,
  application_to date,
  legal_basis text,
  CHECK (application_from IS NULL OR application_to IS NULL OR application_from <= application_to)
);
CREATE TABLE legislative_item (${ENTRY_COLUMNS},
  law text,
  law_aliases text[] NOT NULL DEFAULT '{}',
  article text,
  stage text NOT NULL CHECK (stage IN ('discussed', 'planned', 'bill', 'promulgated', 'in_force')),
  ministry text,
  promulgated_on date,
  effective_on date,
  delegation text,
  confirmed boolean NOT NULL DEFAULT true,
  unconfirmed_note text,
  axis text CHECK (axis IN ${AXES})
);

CREATE TABLE idempotency_key (
  key text PRIMARY KEY,
  request_sha256 text NOT NULL,
  entry_id uuid,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE entry_revision (
  entry_kind text NOT NULL,
  entry_id uuid NOT NULL,
  revision bigint NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor text,
  operation text NOT NULL CHECK (operation IN ('create', 'edit', 'delete', 'restore')),
  changed text[] NOT NULL DEFAULT '{}',
  snapshot jsonb NOT NULL,
  PRIMARY KEY (entry_kind, entry_id, revision)
);`;

/** Revisions and history are kept by triggers, so that no way of writing (import, script, psql) can go round them. */
const TRIGGERS = `
CREATE FUNCTION revise_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- several statements of one transaction make one revision
  IF TG_OP = 'INSERT' THEN
    NEW.revision := 1;
  ELSIF OLD.revised_in IS DISTINCT FROM pg_current_xact_id() THEN
    NEW.revision := OLD.revision + 1;
  ELSE
    NEW.revision := OLD.revision;
  END IF;
  NEW.revised_in := pg_current_xact_id();
  NEW.updated_at := clock_timestamp();
  RETURN NEW;
END $$;

CREATE FUNCTION record_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  new_snapshot jsonb := to_jsonb(NEW) - ARRAY['revised_in', 'sample_digest', 'sample_revision', 'updated_at', 'revision'];
  old_snapshot jsonb;
BEGIN
  IF TG_TABLE_NAME = 'proposal' THEN
    new_snapshot := new_snapshot || jsonb_build_object('asks', coalesce(
      (SELECT jsonb_agg(jsonb_build_object('id', a.id, 'no', a.no, 'text', a.text, 'facet_overrides', a.facet_overrides)
                        ORDER BY a.no, a.id)
         FROM ask a WHERE a.proposal_id = NEW.id), '[]'));
  END IF;
  SELECT snapshot INTO old_snapshot FROM entry_revision
   WHERE entry_kind = TG_TABLE_NAME AND entry_id = NEW.id AND revision < NEW.revision
   ORDER BY revision DESC LIMIT 1;
  INSERT INTO entry_revision AS r (entry_kind, entry_id, revision, actor, operation, changed, snapshot)
  VALUES (TG_TABLE_NAME, NEW.id, NEW.revision, nullif(current_setting('jeonghap.actor', true), ''),
    CASE WHEN NEW.revision = 1 THEN 'create'
         WHEN NEW.deleted_at IS NOT NULL AND old_snapshot ->> 'deleted_at' IS NULL THEN 'delete'
         WHEN NEW.deleted_at IS NULL AND old_snapshot ->> 'deleted_at' IS NOT NULL THEN 'restore'
         ELSE 'edit' END,
    coalesce((SELECT array_agg(n.key ORDER BY n.key) FROM jsonb_each(new_snapshot) n
      WHERE old_snapshot IS NOT NULL AND n.value IS DISTINCT FROM old_snapshot -> n.key), '{}'),
    new_snapshot)
  ON CONFLICT (entry_kind, entry_id, revision) DO UPDATE
    SET snapshot = EXCLUDED.snapshot, changed = EXCLUDED.changed, at = EXCLUDED.at, operation = EXCLUDED.operation;
  RETURN NULL;
END $$;

CREATE FUNCTION revise_proposal_of_ask() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE proposal SET updated_at = clock_timestamp() WHERE id = OLD.proposal_id;
  END IF;
  IF TG_OP <> 'DELETE' AND (TG_OP = 'INSERT' OR NEW.proposal_id <> OLD.proposal_id) THEN
    UPDATE proposal SET updated_at = clock_timestamp() WHERE id = NEW.proposal_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ask_revises_proposal AFTER INSERT OR UPDATE OR DELETE ON ask
  FOR EACH ROW EXECUTE FUNCTION revise_proposal_of_ask();`;

const ENTRY_TABLES = ['stakeholder', 'proposal', 'programme', 'legislative_item'];

const perEntryTable = (table: string): string => `
CREATE UNIQUE INDEX ${table}_external_ref ON ${table} (external_ref);
CREATE INDEX ${table}_search ON ${table}
  USING gin ((title || ' ' || coalesce(title_en, '') || ' ' || body) gin_trgm_ops);
CREATE INDEX ${table}_updated ON ${table} (updated_at DESC, id);
CREATE TRIGGER revise BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION revise_entry();
CREATE TRIGGER record AFTER INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION record_revision();`;

export class Catalogue1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query(TABLES);
    await runner.query(TRIGGERS);
    for (const table of ENTRY_TABLES) await runner.query(perEntryTable(table));
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
