import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Hashes of tokens and keys are in no entry, and of a password only that it changed. A session is told of when it begins
 * and when somebody ends it: that it is in use changes nothing, and one that ran out ended by itself.
 */
const ATTACH = `
SELECT audit.attach('user_account', 'account', '{id}',
  '{email, name, roles, state, stakeholder_id, is_sample, has_claimed_roles, revision}', '{password_hash}');
SELECT audit.attach('session', 'session', '{id}', '{account_id, expires_at}',
  removed_when => 'OLD.expires_at > clock_timestamp() AND OLD.idle_expires_at > clock_timestamp()');
SELECT audit.attach('linked_sign_in', 'linked_sign_in', '{id}', '{account_id, issuer, subject, email}');
SELECT audit.attach('one_time_link', 'one_time_link', '{id}', '{purpose, account_id, created_by, expires_at, used_at}');
SELECT audit.attach('api_key', 'api_key', '{id}', '{prefix, name, scopes, account_id, expires_at}');`;

/** Every change of who may do what is written into the audit log, in the transaction that makes it. */
export class AuditedAccounts1765000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ATTACH);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
