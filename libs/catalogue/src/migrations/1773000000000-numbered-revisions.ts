import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A number for each revision, in the order in which they were written: the weekly report says by it which changes are in it. */
const NUMBERS = `
ALTER TABLE entry_revision ADD COLUMN no bigint GENERATED ALWAYS AS IDENTITY;
CREATE UNIQUE INDEX entry_revision_no ON entry_revision (no);
CREATE INDEX entry_revision_at ON entry_revision (at);`;

export class NumberedRevisions1773000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NUMBERS);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
