import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Who sees more than what is published. A worker and the making of a database see all: by their role where the roles are
 * apart, by the setting of their connections where one role does everything. To a role that does not own the tables the
 * setting gives nothing, so that an API process cannot help itself to it.
 */
const FUNCTIONS = `
CREATE FUNCTION acts_for_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT current_user = 'jeonghap_worker'
      OR (coalesce(current_setting('jeonghap.process', true), '') IN ('worker', 'maintenance')
          AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = 'entry_revision'::regclass), 'USAGE'))
$$;

-- an edit names its actor for the length of its transaction
CREATE FUNCTION is_editing() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('jeonghap.actor', true), '') <> ''
$$;`;

const ENTRY_TABLES = ['stakeholder', 'proposal', 'programme', 'legislative_item'];

/** The condition is asked once a statement, not once a row, since it stands in a subquery of its own. */
const SEES_ALL = '(SELECT acts_for_all() OR is_editing())';

const protect = (table: string, published: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY published ON ${table} FOR SELECT USING (${published});
CREATE POLICY editing ON ${table} USING (${SEES_ALL}) WITH CHECK (${SEES_ALL});`;

/** Behind the checks of the services, the database itself hands out and takes in only what the transaction may. */
export class RowSecurity1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FUNCTIONS);
    for (const table of ENTRY_TABLES) {
      await runner.query(protect(table, `visibility = 'published' AND deleted_at IS NULL`));
    }
    await runner.query(protect('ask', 'EXISTS (SELECT FROM proposal p WHERE p.id = proposal_id)'));
    await runner.query(protect('entry_revision', `snapshot ->> 'visibility' = 'published'`));
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
