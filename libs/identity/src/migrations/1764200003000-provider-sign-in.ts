import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLES = `
-- whether the roles follow what the provider says, until an administrator decides them
ALTER TABLE user_account ADD COLUMN has_claimed_roles boolean NOT NULL DEFAULT false;

CREATE TABLE linked_sign_in (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES user_account (id) ON DELETE CASCADE,
  issuer text NOT NULL,
  subject text NOT NULL,
  email text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_used_at timestamptz,
  CONSTRAINT linked_sign_in_subject UNIQUE (issuer, subject),
  CONSTRAINT linked_sign_in_account UNIQUE (account_id, issuer)
);

-- what is on its way to the provider and back
CREATE TABLE sign_in_attempt (
  state_sha256 bytea PRIMARY KEY,
  browser_sha256 bytea NOT NULL,
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  session_id uuid REFERENCES session (id) ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_attempt_session ON sign_in_attempt (session_id);
CREATE INDEX sign_in_attempt_expiry ON sign_in_attempt (expires_at);`;

/** As in IdentityRowSecurity: each transaction sees what its task is about. */
const TASK = `(SELECT coalesce(current_setting('jeonghap.task', true), ''))`;
const OWN = `(SELECT nullif(current_setting('jeonghap.account', true), '')::uuid)`;
const POLICIES = `
ALTER TABLE linked_sign_in ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY task ON linked_sign_in
  USING ((SELECT acts_for_all()) OR ${TASK} IN ('sign-in', 'administer') OR account_id = ${OWN});
ALTER TABLE sign_in_attempt ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY task ON sign_in_attempt USING ((SELECT acts_for_all()) OR ${TASK} = 'sign-in');`;

/** Signing in through an OpenID provider. */
export class ProviderSignIn1764200003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(POLICIES);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
