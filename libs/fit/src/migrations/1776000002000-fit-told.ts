import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What somebody was told by mail: a notice, or that a programme closes, at which stage before which day. `mail_id` names the mail, so that one that is
 * tried again says the same. It goes with the profile, the notice, the programme and the account.
 */
const TABLE = `
CREATE TABLE fit_told (
  account_id uuid NOT NULL REFERENCES user_account (id) ON DELETE CASCADE,
  profile_id uuid NOT NULL REFERENCES company_profile (id) ON DELETE CASCADE,
  notice_id uuid REFERENCES fit_notice (id) ON DELETE CASCADE,
  programme_id uuid REFERENCES programme (id) ON DELETE CASCADE,
  closes_on date,
  -- days before that day
  stage int CHECK (stage IN (1, 7, 14)),
  mail_id uuid NOT NULL,
  told_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (num_nonnulls(notice_id, programme_id) = 1),
  CHECK (num_nonnulls(programme_id, closes_on, stage) IN (0, 3))
);
CREATE UNIQUE INDEX fit_told_notice_once ON fit_told (account_id, notice_id) WHERE notice_id IS NOT NULL;
CREATE UNIQUE INDEX fit_told_closing_once ON fit_told (account_id, profile_id, programme_id, closes_on, stage)
  WHERE programme_id IS NOT NULL;
CREATE INDEX fit_told_mail ON fit_told (mail_id);
CREATE INDEX fit_told_profile ON fit_told (profile_id);
CREATE INDEX fit_told_notice ON fit_told (notice_id);
CREATE INDEX fit_told_programme ON fit_told (programme_id);
ALTER TABLE fit_told ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY telling ON fit_told USING ((SELECT acts_for_all()));`;

export class FitTold1776000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
