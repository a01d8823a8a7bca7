import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Pairs of proposals that a person found not to ask the same. Taking that back removes the row. */
const TABLE = `
CREATE TABLE duplicate_dismissal (
  first_id uuid NOT NULL,
  second_id uuid NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
);
ALTER TABLE duplicate_dismissal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON duplicate_dismissal USING ((SELECT acts_for_all() OR is_editing()));
SELECT audit.attach('duplicate_dismissal', 'duplicate_dismissal', '{first_id, second_id}', '{actor}');`;

export class DuplicateDismissal1766100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
