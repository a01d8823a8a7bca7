import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a transaction is for, as `inTask` says it. */
const TASK = `(SELECT coalesce(current_setting('jeonghap.task', true), ''))`;
/** Whose own things it is about. */
const OWN = `(SELECT nullif(current_setting('jeonghap.account', true), '')::uuid)`;

const protect = (table: string, visible: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY task ON ${table} USING ((SELECT acts_for_all()) OR ${visible});`;

/**
 * Personal data are there for the transactions of this lib only, each for what it is about: a query of another part that
 * joins these tables by mistake finds nothing in them.
 */
export class IdentityRowSecurity1764200001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const any = `${TASK} IN ('sign-in', 'administer')`;
    await runner.query(protect('user_account', `${any} OR ${TASK} = 'names' OR id = ${OWN}`));
    await runner.query(protect('session', `${any} OR account_id = ${OWN}`));
    await runner.query(protect('api_key', `${TASK} = 'sign-in' OR account_id = ${OWN}`));
    await runner.query(protect('one_time_link', any));
    await runner.query(protect('login_throttle', `${TASK} = 'sign-in'`));
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
