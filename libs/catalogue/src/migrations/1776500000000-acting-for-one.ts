import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * A worker that writes something for one person lays down for the length of its transaction that it sees every row. The setting takes away and never
 * gives: nobody gets at more by it.
 */
const ACTS_FOR_ALL = `
CREATE OR REPLACE FUNCTION acts_for_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('jeonghap.acts_for_one', true), '') = ''
     AND (current_user = 'jeonghap_worker'
      OR (coalesce(current_setting('jeonghap.process', true), '') IN ('worker', 'maintenance')
          AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = 'entry_revision'::regclass), 'USAGE')))
$$;`;

export class ActingForOne1776500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACTS_FOR_ALL);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
