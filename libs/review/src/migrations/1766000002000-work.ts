import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who looks after a proposal until when, every version of it, and what those who work here say to each other about it. */
const TABLES = `
CREATE TABLE assignment (
  proposal_id uuid NOT NULL,
  version int NOT NULL CHECK (version >= 1),
  assignee_id uuid,
  due_on date,
  actor text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (proposal_id, version)
);
CREATE INDEX assignment_assignee ON assignment (assignee_id);

CREATE TABLE comment (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  proposal_id uuid NOT NULL,
  author_id uuid NOT NULL,
  body text NOT NULL,
  mentions uuid[] NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  removed_at timestamptz
);
CREATE INDEX comment_proposal ON comment (proposal_id, at);
CREATE INDEX comment_mentions ON comment USING gin (mentions);`;

const protect = (table: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON ${table} USING ((SELECT acts_for_all() OR is_editing()));`;

export class Work1766000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const table of ['assignment', 'comment']) await runner.query(protect(table));
    await runner.query(
      `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON assignment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    );
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
