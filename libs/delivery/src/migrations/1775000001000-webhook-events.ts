import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** An endpoint is told what it chose; those that were there before go on being told of reports alone. */
const EVENTS = `
ALTER TABLE webhook_endpoint ADD COLUMN events text[] NOT NULL DEFAULT '{report.published}'
  CHECK (cardinality(events) > 0
    AND events <@ '{report.published, proposal.gap_opened, proposal.gap_closed, programme.deadline_changed}'::text[]);
SELECT audit.attach('webhook_endpoint', 'webhook_endpoint', '{id}', '{state, pause_cause, events}', '{url, secret_sealed}');

ALTER TABLE delivery DROP CONSTRAINT delivery_event_check, ADD CONSTRAINT delivery_event_check CHECK (event IN
  ('report.published', 'webhook.test', 'proposal.gap_opened', 'proposal.gap_closed', 'programme.deadline_changed'));
-- what is told besides the report, as it was when it was put into the outbox
ALTER TABLE delivery ADD COLUMN data jsonb;`;

export class WebhookEvents1775000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EVENTS);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
