import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Weekly reports as they were made. The content is kept as the very text that its hash is of. Which changes are in a report stands beside
 * it as ranges of numbers, so that the next one takes up what was committed late. No row can be changed or removed.
 */
const TABLE = `
CREATE TABLE report (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  week text NOT NULL CHECK (week ~ '^[0-9]{4}-W[0-9]{2}$'),
  audience text NOT NULL CHECK (audience IN ('public', 'internal')),
  edition int NOT NULL CHECK (edition >= 1),
  -- of a correction; the first edition has none
  reason text CHECK ((edition = 1) = (reason IS NULL)),
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  made_by text,
  content text NOT NULL,
  content_sha256 text NOT NULL CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
  -- digests of the files as the release rendered them that made the report
  renderer int NOT NULL,
  renderings jsonb NOT NULL,
  coverage_changes int8multirange NOT NULL,
  alignment_changes int8multirange NOT NULL,
  entry_revisions int8multirange NOT NULL,
  UNIQUE (week, audience, edition)
);
ALTER TABLE report ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY published ON report FOR SELECT USING (audience = 'public');
CREATE POLICY internal ON report FOR SELECT USING ((SELECT transaction_may('see-internal')));
CREATE POLICY making ON report FOR INSERT WITH CHECK ((SELECT transaction_may('administer')));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON report FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
SELECT audit.attach('report', 'report', '{week, audience}', '{edition, reason, content_sha256, made_by}');`;

export class Report1773000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
