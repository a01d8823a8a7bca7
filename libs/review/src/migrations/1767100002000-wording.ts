import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The ask's words as they were confirmed, so that bringing back an earlier version brings back its words. For reviews from before they are
 * those of the revision that was read.
 */
const WORDING = `
ALTER TABLE review ADD COLUMN wording text CHECK (wording IS NULL OR decision = 'confirmed');
ALTER TABLE review DISABLE TRIGGER append_only;
UPDATE review v SET wording = coalesce(
    (SELECT asked ->> 'text'
       FROM entry_revision r, jsonb_array_elements(r.snapshot -> 'asks') AS asked
      WHERE r.entry_kind = 'proposal' AND r.entry_id = v.proposal_id AND asked ->> 'id' = v.ask_id::text
        AND r.revision <= v.proposal_revision
      ORDER BY r.revision DESC LIMIT 1),
    (SELECT text FROM ask WHERE id = v.ask_id))
 WHERE v.decision = 'confirmed';
ALTER TABLE review ENABLE TRIGGER append_only;
SELECT audit.attach('review', 'review', '{ask_id, measure_id}',
  '{version, measure_kind, proposal_id, action, state, effective_version, actor, note, decision, extent, score_tenths, reason_code,
    reason, decided_by, decided_at, text_digest, proposal_revision, measure_revision, automatic_tenths, wording}');`;

export class ReviewWording1767100002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WORDING);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
