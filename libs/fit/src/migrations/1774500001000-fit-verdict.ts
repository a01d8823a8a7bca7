import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The last verdict on each saved profile by each programme, derived, and what of it changed. Two tables say up to where this is: of each profile at
 * which revision and on which day it was decided, and of each programme from which text, reading and corrections. Whatever differs from them
 * has to be decided again. All of it goes with the profile.
 */
const TABLES = `
CREATE TABLE fit_verdict (
  profile_id uuid NOT NULL REFERENCES company_profile (id) ON DELETE CASCADE,
  programme_id uuid NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  verdict text NOT NULL CHECK (verdict IN ('eligible', 'check', 'not_eligible')),
  -- the first criterion that keeps the verdict from being eligible, with why; null where none does
  deciding jsonb,
  profile_revision int NOT NULL,
  programme_stamp text NOT NULL,
  PRIMARY KEY (profile_id, programme_id)
);
CREATE INDEX fit_verdict_programme ON fit_verdict (programme_id);

CREATE TABLE fit_decided_profile (
  profile_id uuid PRIMARY KEY REFERENCES company_profile (id) ON DELETE CASCADE,
  revision int NOT NULL,
  decided_on date NOT NULL
);

CREATE TABLE fit_decided_programme (
  programme_id uuid PRIMARY KEY REFERENCES programme (id) ON DELETE CASCADE,
  stamp text NOT NULL
);

CREATE TABLE fit_notice (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  company_id uuid NOT NULL REFERENCES stakeholder (id),
  profile_id uuid NOT NULL REFERENCES company_profile (id) ON DELETE CASCADE,
  programme_id uuid NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  before text NOT NULL,
  after text NOT NULL CHECK (after <> before),
  cause text NOT NULL CHECK (cause IN ('programme', 'day')),
  deciding jsonb,
  decided_on date NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  read_at timestamptz
);
CREATE INDEX fit_notice_company ON fit_notice (company_id, created_at DESC, id);
CREATE INDEX fit_notice_profile ON fit_notice (profile_id);
CREATE INDEX fit_notice_programme ON fit_notice (programme_id);`;

const ALL = '(SELECT acts_for_all())';
const OWN = '(company_id = (SELECT transaction_company()))';

const POLICIES = `
ALTER TABLE fit_verdict ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY deciding ON fit_verdict USING (${ALL});
ALTER TABLE fit_decided_profile ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY deciding ON fit_decided_profile USING (${ALL});
ALTER TABLE fit_decided_programme ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY deciding ON fit_decided_programme USING (${ALL});
ALTER TABLE fit_notice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON fit_notice FOR SELECT USING (${ALL} OR ${OWN});
CREATE POLICY reading ON fit_notice FOR UPDATE USING (${ALL} OR ${OWN});
CREATE POLICY noticing ON fit_notice FOR INSERT WITH CHECK (${ALL});
CREATE POLICY removal ON fit_notice FOR DELETE USING (${ALL});`;

export class FitVerdict1774500001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [TABLES, POLICIES]) await runner.query(part);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
