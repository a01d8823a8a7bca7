import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The official answer to an ask (답변): every version that it ever had; the last one stands, and rows are only added. No score writes here:
 * what the machine finds never becomes an answer by itself.
 */
const TABLE = `
CREATE TABLE reply (
  ask_id uuid NOT NULL,
  version int NOT NULL CHECK (version >= 1),
  proposal_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('under_review', 'accepted', 'partly_accepted', 'not_accepted')),
  reason text NOT NULL,
  office text NOT NULL,
  replied_on date NOT NULL,
  visibility text NOT NULL CHECK (visibility IN ('public', 'internal')),
  actor text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (ask_id, version)
);
CREATE INDEX reply_proposal ON reply (proposal_id);

ALTER TABLE reply ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON reply USING ((SELECT acts_for_all() OR is_editing()));
-- what may be seen of the proposal is decided by its own policy
CREATE POLICY published ON reply FOR SELECT
  USING (visibility = 'public' AND EXISTS (SELECT FROM proposal p WHERE p.id = proposal_id));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON reply FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;

export class Reply1766000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
