import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What verdicts rest on instead of the verdicts: of each programme the criteria that all profiles were last decided by, and of each profile the
 * next day on which time alone can change one. `fit_verdict` is kept for the release before, which writes it; this one neither reads nor
 * writes it.
 */
const COLUMNS = `
ALTER TABLE fit_decided_programme ADD COLUMN criteria jsonb, ADD COLUMN criteria_stamp text;
ALTER TABLE fit_decided_profile ADD COLUMN due_on date NOT NULL DEFAULT '-infinity';
CREATE INDEX fit_decided_profile_due ON fit_decided_profile (due_on);`;

export class FitWatch1775500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
