import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What was confirmed before lends its words too: those of the proposal's last revision at that time. */
const LEND = `
INSERT INTO measure_wording (ask_id, measure_id, text, confirmed_at)
SELECT d.ask_id, d.measure_id, read.text, d.decided_at
  FROM pair_decision d
 CROSS JOIN LATERAL (
   SELECT asked ->> 'text' AS text
     FROM entry_revision r, jsonb_array_elements(r.snapshot -> 'asks') AS asked
    WHERE r.entry_kind = 'proposal' AND r.entry_id = d.proposal_id AND asked ->> 'id' = d.ask_id::text
    -- an ask that went over to another proposal came there after it was decided on
    ORDER BY r.at <= d.decided_at DESC, CASE WHEN r.at <= d.decided_at THEN r.revision ELSE -r.revision END DESC
    LIMIT 1) read
 WHERE d.verdict IN ('answers_wholly', 'answers_partly');`;

export class WordingsOfDecisions1767100001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LEND);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
