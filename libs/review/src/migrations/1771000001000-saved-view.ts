import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Views of the board that people named. A row is there for its owner alone, whoever asks. */
const TABLE = `
CREATE TABLE saved_view (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  search jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (account_id, name)
);
ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON saved_view USING (
  (SELECT acts_for_all())
  OR (account_id = (SELECT nullif(current_setting('jeonghap.account', true), '')::uuid)
    AND account_id = (SELECT transaction_person())));`;

export class SavedView1771000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
