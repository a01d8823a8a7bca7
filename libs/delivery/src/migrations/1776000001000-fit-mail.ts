import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who wants to be told by mail of what changes for the company. */
const SUBSCRIPTIONS = `
CREATE TABLE fit_mail_subscription (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL UNIQUE REFERENCES user_account (id) ON DELETE CASCADE,
  lang text NOT NULL CHECK (lang IN ('ko', 'en')),
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'off', 'opted-out')),
  -- when it was switched on; what changed before is not told
  since timestamptz NOT NULL DEFAULT clock_timestamp()
);
SELECT audit.attach('fit_mail_subscription', 'fit_mail_subscription', '{id}', '{account_id, state, since}', '{lang}');

-- the day in Seoul on which it was last looked for something to tell
CREATE TABLE fit_mail_look (
  subscription_id uuid PRIMARY KEY REFERENCES fit_mail_subscription (id) ON DELETE CASCADE,
  day date NOT NULL
);

-- of the secret in a mail's link only the hash; each attempt has its own, and all of them hold
CREATE TABLE fit_mail_token (
  token_sha256 bytea PRIMARY KEY,
  subscription_id uuid NOT NULL REFERENCES fit_mail_subscription (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX fit_mail_token_subscription ON fit_mail_token (subscription_id);`;

/** A kind of its own: workers of the release before take on 'mail' and 'webhook' by name, and so never this. */
const OUTBOX = `
ALTER TABLE delivery DROP CONSTRAINT delivery_kind_check,
  ADD CONSTRAINT delivery_kind_check CHECK (kind IN ('mail', 'webhook', 'fit-mail'));
ALTER TABLE delivery DROP CONSTRAINT delivery_event_check, ADD CONSTRAINT delivery_event_check CHECK (event IN
  ('report.published', 'webhook.test', 'proposal.gap_opened', 'proposal.gap_closed', 'programme.deadline_changed', 'fit.news'));
ALTER TABLE delivery ADD COLUMN fit_mail_subscription_id uuid REFERENCES fit_mail_subscription (id) ON DELETE SET NULL;
CREATE INDEX delivery_fit_mail ON delivery (fit_mail_subscription_id, no DESC) WHERE fit_mail_subscription_id IS NOT NULL;`;

const OWN = '(account_id = (SELECT transaction_person()))';
const WORKER = '(SELECT acts_for_all())';
const HELD =
  '(id = (SELECT subscription_id FROM fit_mail_token WHERE token_sha256 = (SELECT held_opt_out_token())))';

/** As for the weekly report: whoever holds the secret of a mail's link may end its subscription, and do nothing else with it. */
const POLICIES = `
${['fit_mail_subscription', 'fit_mail_look', 'fit_mail_token']
  .map((table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`)
  .join('\n')}
CREATE POLICY own ON fit_mail_subscription USING (${WORKER} OR ${OWN});
CREATE POLICY held ON fit_mail_token FOR SELECT USING (token_sha256 = (SELECT held_opt_out_token()));
CREATE POLICY sending ON fit_mail_token USING (${WORKER});
CREATE POLICY held ON fit_mail_subscription FOR SELECT USING ${HELD};
CREATE POLICY opting_out ON fit_mail_subscription FOR UPDATE USING ${HELD} WITH CHECK (state = 'opted-out');
CREATE POLICY sending ON fit_mail_look USING (${WORKER});`;

export class FitMail1776000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [SUBSCRIPTIONS, OUTBOX, POLICIES]) await runner.query(part);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
