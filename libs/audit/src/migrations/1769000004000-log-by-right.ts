import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The log is for administrators, in a transaction that says that it administers, and for those who seal, expire and verify it. */
const READ = `USING ((SELECT acts_for_all())
    OR ((SELECT transaction_task()) = 'administer' AND (SELECT transaction_may('administer'))))`;

export class LogByRight1769000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER POLICY read ON audit.entry ${READ}; ALTER POLICY read ON audit.seal ${READ}`);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
