import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which edition of the weekly report somebody wants: that which their rights give, or the one about their own company. It is chosen once. */
const EDITION = `
ALTER TABLE report_subscription ADD COLUMN edition text NOT NULL DEFAULT 'general' CHECK (edition IN ('general', 'company'));
SELECT audit.attach('report_subscription', 'report_subscription', '{id}', '{account_id, state}', '{lang, filter, edition}');`;

/**
 * Mail of a company's edition is of a kind of its own. A worker of the release before knows nothing of editions and would send the report of everybody;
 * it takes on no such kind, and what it puts into the outbox becomes of that kind here. Whatever kinds there are already stay.
 */
const KIND = `
DO $$
DECLARE
  present text := (SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK (.*)$') FROM pg_constraint
                    WHERE conrelid = 'delivery'::regclass AND conname = 'delivery_kind_check');
BEGIN
  EXECUTE format(
    'ALTER TABLE delivery DROP CONSTRAINT delivery_kind_check, ADD CONSTRAINT delivery_kind_check CHECK (kind = %L OR %s)',
    'company-mail', present);
END $$;

CREATE FUNCTION set_kind_of_edition() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM report_subscription s WHERE s.id = NEW.subscription_id AND s.edition = 'company') THEN
    NEW.kind := 'company-mail';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER kind_of_edition BEFORE INSERT ON delivery
  FOR EACH ROW WHEN (NEW.kind = 'mail') EXECUTE FUNCTION set_kind_of_edition();`;

export class CompanyMail1776500001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [EDITION, KIND]) await runner.query(part);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
