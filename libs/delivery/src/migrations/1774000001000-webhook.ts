import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Where programs of others are told that a report was published. Addresses may hold secrets, so that the audit log tells only that one changed. */
const ENDPOINTS = `
CREATE TABLE webhook_endpoint (
  id uuid PRIMARY KEY,
  url text NOT NULL CHECK (length(url) <= 2000),
  -- encrypted with the configured key
  secret_sealed bytea NOT NULL,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused')),
  pause_cause text CHECK ((state = 'paused') = (pause_cause IS NOT NULL)),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE webhook_endpoint ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administering ON webhook_endpoint USING ((SELECT transaction_may('administer')));
SELECT audit.attach('webhook_endpoint', 'webhook_endpoint', '{id}', '{state, pause_cause}', '{url, secret_sealed}');

ALTER TABLE delivery ADD COLUMN endpoint_id uuid REFERENCES webhook_endpoint (id) ON DELETE SET NULL;
CREATE INDEX delivery_endpoint ON delivery (endpoint_id) WHERE endpoint_id IS NOT NULL;`;

export class Webhook1774000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ENDPOINTS);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
