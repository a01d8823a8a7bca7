import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Proposals that a company is writing. A row is there for those who act for the company alone, until they hand it in; then editors see it too, and
 * decide what becomes of it. The audit log tells that one changed, but not to what.
 */
const TABLE = `
CREATE TABLE company_draft (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  company_id uuid NOT NULL REFERENCES stakeholder (id),
  title text NOT NULL CHECK (title <> ''),
  body text NOT NULL,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'accepted', 'declined')),
  revision int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  submitted_at timestamptz,
  decided_at timestamptz,
  -- why it was declined, for the company
  reason text CHECK (reason <> ''),
  -- the entry that it was made into
  proposal_id uuid REFERENCES proposal (id),
  CHECK ((state = 'draft') = (submitted_at IS NULL)),
  CHECK ((state IN ('accepted', 'declined')) = (decided_at IS NOT NULL)),
  CHECK ((state = 'declined') = (reason IS NOT NULL)),
  CHECK ((state = 'accepted') = (proposal_id IS NOT NULL))
);
CREATE INDEX company_draft_company ON company_draft (company_id, updated_at DESC, id);
CREATE INDEX company_draft_submitted ON company_draft (submitted_at, id) WHERE state = 'submitted';`;

const OWN = '(company_id = (SELECT transaction_company()))';
const ALL = '(SELECT acts_for_all())';
const EDITS = `(SELECT transaction_may('edit-catalogue'))`;

const POLICIES = `
ALTER TABLE company_draft ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON company_draft FOR SELECT USING (${ALL} OR ${OWN});
CREATE POLICY own_new ON company_draft FOR INSERT WITH CHECK (${ALL} OR (${OWN} AND state = 'draft'));
CREATE POLICY own_change ON company_draft FOR UPDATE
  USING (${ALL} OR ${OWN}) WITH CHECK (${ALL} OR (${OWN} AND state IN ('draft', 'submitted')));
CREATE POLICY own_removal ON company_draft FOR DELETE USING (${ALL} OR ${OWN});
CREATE POLICY handed_in ON company_draft FOR SELECT USING (state <> 'draft' AND ${EDITS});
CREATE POLICY deciding ON company_draft FOR UPDATE
  USING (state = 'submitted' AND ${EDITS}) WITH CHECK (state IN ('accepted', 'declined') AND ${EDITS});
SELECT audit.attach('company_draft', 'company_draft', '{id}', '{company_id, state, proposal_id}', '{title, body, reason}');`;

export class CompanyDraft1774500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [TABLE, POLICIES]) await runner.query(part);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
