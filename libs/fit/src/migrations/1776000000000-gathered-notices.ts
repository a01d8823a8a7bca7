import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * One notice on many programmes: how many, which are the first, and what they have in common. It is of no single programme, so the release
 * before, which joins notices with theirs, shows it to nobody.
 */
const GATHERED = `
ALTER TABLE fit_notice ALTER COLUMN programme_id DROP NOT NULL;
ALTER TABLE fit_notice ADD COLUMN gathered jsonb;
ALTER TABLE fit_notice ADD CONSTRAINT fit_notice_about CHECK ((programme_id IS NULL) = (gathered IS NOT NULL));`;

export class GatheredNotices1776000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GATHERED);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
