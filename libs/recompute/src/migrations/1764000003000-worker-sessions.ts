import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A claim names the worker's session, so that a dead worker's claims are free at once and not when their time is over. */
export class WorkerSessions1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recompute_dirty ADD COLUMN lease_session int');
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
