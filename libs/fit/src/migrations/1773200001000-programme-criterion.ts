import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What the rules read out of the text of each programme: derived, one row a programme, written anew whenever the programme or the rules
 * are newer. What staff say about criteria stands beside it and is never overwritten; by the digest of the text as it was then it is known
 * whether they have seen the present one.
 */
const TABLES = `
CREATE TABLE programme_criteria (
  programme_id uuid PRIMARY KEY REFERENCES programme (id) ON DELETE CASCADE,
  programme_revision bigint NOT NULL,
  rules_version int NOT NULL,
  criteria jsonb NOT NULL,
  read_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE criterion_correction (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  -- that of the criterion as it was read; of an added one its own
  criterion_id text NOT NULL CHECK (criterion_id <> ''),
  act text NOT NULL CHECK (act IN ('change', 'add', 'dismiss')),
  -- null where the criterion is dismissed
  criterion jsonb,
  reason text NOT NULL CHECK (reason <> ''),
  text_digest text NOT NULL,
  revision int NOT NULL DEFAULT 1,
  actor text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (programme_id, criterion_id),
  CHECK ((act = 'dismiss') = (criterion IS NULL))
);

CREATE TABLE correction_request (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  criterion_id text NOT NULL CHECK (criterion_id <> ''),
  -- the sentence as whoever asks saw it
  sentence text NOT NULL,
  text text NOT NULL CHECK (text <> ''),
  account_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  settled_at timestamptz,
  settled_by text,
  answer text,
  CHECK ((settled_at IS NULL) = (settled_by IS NULL) AND (settled_at IS NULL) = (answer IS NULL))
);
CREATE INDEX correction_request_open ON correction_request (created_at, id) WHERE settled_at IS NULL;
CREATE INDEX correction_request_programme ON correction_request (programme_id);
CREATE INDEX correction_request_account ON correction_request (account_id);`;

/** What a programme's text is known by, so that it shows whether somebody has seen it. */
const DIGEST = `
CREATE FUNCTION programme_text_digest(title text, body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT encode(sha256(convert_to(title || E'\\n' || body, 'UTF8')), 'hex')
$$;`;

/** Asked in a subquery of its own: once a statement, not once a row. */
const EDITS = `(SELECT transaction_may('edit-catalogue'))`;
const OWN = '(account_id = (SELECT transaction_person()))';
const STAFF = `(SELECT transaction_may('see-internal'))`;

/** Criteria are seen with their programme. What the rules read is written by workers alone. */
const POLICIES = `
ALTER TABLE programme_criteria ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY published ON programme_criteria FOR SELECT
  USING (EXISTS (SELECT FROM programme p WHERE p.id = programme_id));
CREATE POLICY reading ON programme_criteria USING ((SELECT acts_for_all()));

ALTER TABLE criterion_correction ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY published ON criterion_correction FOR SELECT
  USING (EXISTS (SELECT FROM programme p WHERE p.id = programme_id));
CREATE POLICY editing ON criterion_correction USING (${EDITS});

ALTER TABLE correction_request ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY asked ON correction_request FOR INSERT WITH CHECK ((SELECT acts_for_all()) OR ${OWN});
CREATE POLICY own ON correction_request FOR SELECT USING (${OWN});
CREATE POLICY internal ON correction_request FOR SELECT USING (${STAFF});
CREATE POLICY settling ON correction_request FOR UPDATE USING (${EDITS});
CREATE POLICY removed ON correction_request FOR DELETE USING ((SELECT acts_for_all()));`;

const ATTACH = `
SELECT audit.attach('criterion_correction', 'criterion_correction', '{programme_id, criterion_id}',
  '{act, criterion, reason, text_digest}');
SELECT audit.attach('correction_request', 'correction_request', '{id}',
  '{programme_id, criterion_id, settled_by, answer}', '{text}');`;

export class ProgrammeCriterion1773200001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [TABLES, DIGEST, POLICIES, ATTACH]) await runner.query(part);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
