import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What roles and scopes come to, as `rightsOf` has it; a test compares the two. */
const RIGHTS = `
CREATE FUNCTION rights_of_roles(roles text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT held), '{}')
    FROM unnest(roles) AS role,
         unnest(CASE role
           WHEN 'admin' THEN '{see-internal, discuss, review, edit-catalogue, administer}'::text[]
           WHEN 'editor' THEN '{see-internal, discuss, edit-catalogue}'
           WHEN 'reviewer' THEN '{see-internal, discuss, review}'
           ELSE '{}' END) AS held
$$;

CREATE FUNCTION rights_of_scopes(scopes text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT held), '{}')
    FROM unnest(scopes) AS scope,
         unnest(CASE scope
           WHEN 'admin' THEN '{see-internal, discuss, review, edit-catalogue, administer}'::text[]
           WHEN 'edit' THEN '{see-internal, discuss, edit-catalogue}'
           WHEN 'review' THEN '{see-internal, discuss, review}'
           WHEN 'read' THEN '{see-internal}'
           ELSE '{}' END) AS held
$$;`;

/**
 * Rights by account and by key. The policies of the accounts themselves ask for rights, so that these cannot be looked up there. Nobody
 * but the owner's functions gets at these rows: there is no policy that would let anybody, and the owner is not held to them.
 */
const HELD = `
CREATE TABLE account_rights (
  account_id uuid PRIMARY KEY REFERENCES user_account (id) ON DELETE CASCADE,
  rights text[] NOT NULL
);
CREATE TABLE key_rights (
  key_id uuid PRIMARY KEY REFERENCES api_key (id) ON DELETE CASCADE,
  account_id uuid NOT NULL,
  rights text[] NOT NULL,
  expires_at timestamptz NOT NULL
);
ALTER TABLE account_rights ENABLE ROW LEVEL SECURITY;
ALTER TABLE key_rights ENABLE ROW LEVEL SECURITY;

INSERT INTO account_rights SELECT id, rights_of_roles(roles) FROM user_account WHERE state = 'active';
INSERT INTO key_rights SELECT id, account_id, rights_of_scopes(scopes), expires_at FROM api_key;

CREATE FUNCTION keep_account_rights() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state = 'active' THEN
    INSERT INTO account_rights VALUES (NEW.id, rights_of_roles(NEW.roles))
    ON CONFLICT (account_id) DO UPDATE SET rights = EXCLUDED.rights;
  ELSE
    DELETE FROM account_rights WHERE account_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER rights AFTER INSERT OR UPDATE OF state, roles ON user_account
  FOR EACH ROW EXECUTE FUNCTION keep_account_rights();

CREATE FUNCTION keep_key_rights() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO key_rights VALUES (NEW.id, NEW.account_id, rights_of_scopes(NEW.scopes), NEW.expires_at)
  ON CONFLICT (key_id) DO UPDATE
    SET account_id = EXCLUDED.account_id, rights = EXCLUDED.rights, expires_at = EXCLUDED.expires_at;
  RETURN NULL;
END $$;
CREATE TRIGGER rights AFTER INSERT OR UPDATE OF account_id, scopes, expires_at ON api_key
  FOR EACH ROW EXECUTE FUNCTION keep_key_rights();`;

/** Who is behind a transaction stands where the audit log takes it from, so that no right is used under another name than is written down. */
const ASKING = `
CREATE FUNCTION transaction_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT substring(
    coalesce(nullif(current_setting('jeonghap.trail', true), '')::jsonb ->> 'actor', current_setting('jeonghap.actor', true))
    FROM '^user:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$')::uuid
$$;

-- a key gives no more than its owner has, and no more than its scopes say
CREATE FUNCTION person_may(wanted text) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person uuid := transaction_person();
  key_used uuid;
BEGIN
  IF person IS NULL OR NOT EXISTS (SELECT FROM account_rights WHERE account_id = person AND wanted = ANY (rights)) THEN
    RETURN false;
  END IF;
  key_used := nullif(current_setting('jeonghap.trail', true), '')::jsonb ->> 'keyId';
  RETURN key_used IS NULL OR EXISTS (
    SELECT FROM key_rights
     WHERE key_id = key_used AND account_id = person AND wanted = ANY (rights) AND expires_at > clock_timestamp());
END $$;

-- what the row policies ask, in a subquery of its own, so that it is asked once a statement and not once a row
CREATE FUNCTION transaction_may(wanted text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN acts_for_all() OR person_may(wanted);
END $$;

CREATE FUNCTION transaction_task() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('jeonghap.task', true), '')
$$;`;

/**
 * Signing in comes before anybody is known. Everything else is asked of the person: what is the own, of whoever owns it; accounts, of
 * administrators; names, of those who work here.
 */
const ADMINISTERS = `((SELECT transaction_task()) = 'administer' AND (SELECT transaction_may('administer')))`;
const SIGNS_IN = `(SELECT transaction_task()) = 'sign-in'`;
const owns = (column: string): string =>
  `(${column} = (SELECT nullif(current_setting('jeonghap.account', true), '')::uuid)
    AND ${column} = (SELECT transaction_person()))`;

const POLICIES: readonly (readonly [table: string, condition: string])[] = [
  ['user_account', `${SIGNS_IN} OR ${ADMINISTERS} OR ${owns('id')}`],
  ['session', `${SIGNS_IN} OR ${ADMINISTERS} OR ${owns('account_id')}`],
  ['api_key', `${SIGNS_IN} OR ${owns('account_id')}`],
  ['one_time_link', `${SIGNS_IN} OR ${ADMINISTERS}`],
  ['login_throttle', SIGNS_IN],
  ['linked_sign_in', `${SIGNS_IN} OR ${ADMINISTERS} OR ${owns('account_id')}`],
  ['sign_in_attempt', SIGNS_IN],
];

const NAMES = `
CREATE POLICY names ON user_account FOR SELECT
  USING ((SELECT transaction_task()) = 'names' AND (SELECT transaction_may('see-internal')));`;

/** The policies of personal data ask for the right of the person behind the transaction. */
export class RightsOfTransactions1769000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [RIGHTS, HELD, ASKING]) await runner.query(part);
    for (const [table, condition] of POLICIES) {
      await runner.query(`ALTER POLICY task ON ${table} USING ((SELECT acts_for_all()) OR ${condition})`);
    }
    await runner.query(NAMES);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
