import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * For which company each account acts. Policies of what belongs to a company ask for it, where accounts themselves cannot be looked up.
 * Nobody but the owner's functions gets at these rows: there is no policy that would let anybody, and the owner is not held to them.
 */
const HELD = `
CREATE TABLE account_company (
  account_id uuid PRIMARY KEY REFERENCES user_account (id) ON DELETE CASCADE,
  company_id uuid NOT NULL
);
ALTER TABLE account_company ENABLE ROW LEVEL SECURITY;
INSERT INTO account_company SELECT id, stakeholder_id FROM user_account WHERE state = 'active' AND stakeholder_id IS NOT NULL;

CREATE FUNCTION keep_account_company() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state = 'active' AND NEW.stakeholder_id IS NOT NULL THEN
    INSERT INTO account_company VALUES (NEW.id, NEW.stakeholder_id)
    ON CONFLICT (account_id) DO UPDATE SET company_id = EXCLUDED.company_id;
  ELSE
    DELETE FROM account_company WHERE account_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER company AFTER INSERT OR UPDATE OF state, stakeholder_id ON user_account
  FOR EACH ROW EXECUTE FUNCTION keep_account_company();`;

/** A program that comes with a key acts for no company: what belongs to one is for people with a session. */
const ASKING = `
CREATE FUNCTION transaction_company() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT company_id FROM account_company
   WHERE account_id = transaction_person()
     AND nullif(current_setting('jeonghap.trail', true), '')::jsonb ->> 'keyId' IS NULL
$$;`;

/** Policies may ask for which company the person behind a transaction acts. */
export class CompanyOfPerson1773200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [HELD, ASKING]) await runner.query(part);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
