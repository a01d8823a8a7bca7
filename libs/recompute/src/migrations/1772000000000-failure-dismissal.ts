import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Failed computations that somebody looked at and leaves as they are. Taking that back removes the row. */
const TABLE = `
CREATE TABLE failure_dismissal (
  score_set_id int NOT NULL REFERENCES score_set (id) ON DELETE CASCADE,
  entry_id uuid NOT NULL,
  -- of the failure that it is about: the entry that fails again is one anew
  failed_at timestamptz NOT NULL,
  reason text NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (score_set_id, entry_id)
);
ALTER TABLE failure_dismissal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY internal ON failure_dismissal FOR SELECT USING ((SELECT transaction_may('see-internal')));
CREATE POLICY administering ON failure_dismissal USING ((SELECT transaction_may('administer')));
SELECT audit.attach('failure_dismissal', 'failure_dismissal', '{score_set_id, entry_id}', '{failed_at, reason, actor}');
CREATE INDEX recompute_dirty_dead ON recompute_dirty (dead_at) WHERE dead_at IS NOT NULL;`;

export class FailureDismissal1772000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
