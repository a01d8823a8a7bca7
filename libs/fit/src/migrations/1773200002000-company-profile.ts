import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What companies say of themselves. A row is there for those who act for the company alone: whoever works here sees none, and the audit log
 * tells that one changed but not to what.
 */
const PROFILES = `
CREATE TABLE company_profile (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  company_id uuid NOT NULL REFERENCES stakeholder (id),
  name text NOT NULL CHECK (name <> ''),
  facts jsonb NOT NULL,
  revision int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (company_id, name)
);
ALTER TABLE company_profile ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON company_profile USING (
  (SELECT acts_for_all()) OR company_id = (SELECT transaction_company()));
SELECT audit.attach('company_profile', 'company_profile', '{id}', '{company_id}', '{name, facts}');`;

/** Numbers of companies for those who work here, as a worker counted them: multiples of five, and nothing below. */
const COUNTS = `
CREATE TABLE profile_count (
  facet text NOT NULL,
  value text NOT NULL,
  at_least int NOT NULL CHECK (at_least >= 5 AND at_least % 5 = 0),
  counted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (facet, value)
);
ALTER TABLE profile_count ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY internal ON profile_count FOR SELECT USING ((SELECT transaction_may('see-internal')));
CREATE POLICY counting ON profile_count USING ((SELECT acts_for_all()));`;

export class CompanyProfile1773200002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [PROFILES, COUNTS]) await runner.query(part);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
