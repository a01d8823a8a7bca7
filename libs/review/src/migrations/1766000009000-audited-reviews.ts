import { type MigrationInterface, type QueryRunner } from 'typeorm';

const ATTACH = `
SELECT audit.attach('review', 'review', '{ask_id, measure_id}',
  '{version, measure_kind, proposal_id, action, state, effective_version, actor, note, decision, extent, score_tenths, reason_code,
    reason, decided_by, decided_at, text_digest, proposal_revision, measure_revision, automatic_tenths}');
SELECT audit.attach('reply', 'reply', '{ask_id}',
  '{version, proposal_id, status, reason, office, replied_on, visibility, actor}');
SELECT audit.attach('assignment', 'assignment', '{proposal_id}', '{version, assignee_id, due_on, actor}');
SELECT audit.attach('comment', 'comment', '{id}', '{proposal_id, author_id, body, mentions, removed_at}');`;

/** Every version of a review, an official answer and an assignment, and every comment, is written into the audit log, in the transaction that adds it. */
export class AuditedReviews1766000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ATTACH);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
