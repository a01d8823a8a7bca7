import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who wants the weekly report by mail. A row is there for its owner; the audit log tells that one changed but not to what. */
const SUBSCRIPTIONS = `
CREATE TABLE report_subscription (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES user_account (id) ON DELETE CASCADE,
  lang text NOT NULL CHECK (lang IN ('ko', 'en')),
  filter jsonb NOT NULL,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'opted-out')),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX report_subscription_account ON report_subscription (account_id);
SELECT audit.attach('report_subscription', 'report_subscription', '{id}', '{account_id, state}', '{lang, filter}');

-- of the secret in a mail's link only the hash; each mail has its own, and all of them hold
CREATE TABLE opt_out_token (
  token_sha256 bytea PRIMARY KEY,
  subscription_id uuid NOT NULL REFERENCES report_subscription (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX opt_out_token_subscription ON opt_out_token (subscription_id);`;

/** What is to be sent, is sent, or was not. The key names what goes to whom, so that nothing goes out twice. */
const OUTBOX = `
CREATE TABLE delivery (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  kind text NOT NULL CHECK (kind IN ('mail', 'webhook')),
  key text NOT NULL UNIQUE,
  event text NOT NULL DEFAULT 'report.published' CHECK (event IN ('report.published', 'webhook.test')),
  -- of a trial there is no report
  week text,
  edition int,
  subscription_id uuid REFERENCES report_subscription (id) ON DELETE SET NULL,
  account_id uuid,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'suppressed')),
  -- a code; why it was not sent
  cause text,
  last_answer text CHECK (length(last_answer) <= 300),
  attempts int NOT NULL DEFAULT 0,
  not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
  give_up_at timestamptz NOT NULL,
  lease_token uuid,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempted_at timestamptz,
  settled_at timestamptz
);
CREATE INDEX delivery_due ON delivery (kind, not_before) WHERE state = 'waiting';
CREATE INDEX delivery_subscription ON delivery (subscription_id, no DESC);

-- addresses that a mail server refused for good
CREATE TABLE mail_suppression (
  account_id uuid PRIMARY KEY REFERENCES user_account (id) ON DELETE CASCADE,
  address_sha256 bytea NOT NULL,
  last_answer text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- reports whose deliveries were put into the outbox; those made before there was one are none of its business
CREATE TABLE report_dispatch (
  report_id bigint PRIMARY KEY REFERENCES report (id),
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO report_dispatch (report_id) SELECT id FROM report WHERE audience = 'public';`;

const OWN = '(account_id = (SELECT transaction_person()))';
const WORKER = '(SELECT acts_for_all())';
const ADMINISTERS = `(SELECT transaction_may('administer'))`;

/** Whoever holds the secret of a mail's link may end its subscription, signed in or not, and do nothing else with it. */
const POLICIES = `
CREATE FUNCTION held_opt_out_token() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT decode(nullif(current_setting('jeonghap.opt_out', true), ''), 'hex')
$$;
${['report_subscription', 'opt_out_token', 'delivery', 'mail_suppression', 'report_dispatch']
  .map((table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`)
  .join('\n')}
CREATE POLICY own ON report_subscription USING (${WORKER} OR ${OWN});
CREATE POLICY held ON opt_out_token FOR SELECT USING (token_sha256 = (SELECT held_opt_out_token()));
CREATE POLICY sending ON opt_out_token USING (${WORKER});
CREATE POLICY held ON report_subscription FOR SELECT
  USING (id = (SELECT subscription_id FROM opt_out_token WHERE token_sha256 = (SELECT held_opt_out_token())));
CREATE POLICY opting_out ON report_subscription FOR UPDATE
  USING (id = (SELECT subscription_id FROM opt_out_token WHERE token_sha256 = (SELECT held_opt_out_token())))
  WITH CHECK (state = 'opted-out');
CREATE POLICY own ON delivery FOR SELECT USING (${WORKER} OR ${OWN});
CREATE POLICY administering ON delivery USING (${ADMINISTERS});
CREATE POLICY own ON mail_suppression FOR SELECT USING (${WORKER} OR ${OWN});
CREATE POLICY administering ON mail_suppression USING (${ADMINISTERS});
CREATE POLICY sending ON report_dispatch USING (${WORKER});`;

export class ReportMail1774000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [SUBSCRIPTIONS, OUTBOX, POLICIES]) await runner.query(part);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
