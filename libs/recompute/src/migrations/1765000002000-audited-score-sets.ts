import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A model is named by the digest of its assets, which stay in its own table: an entry need not hold them again. */
const ATTACH = `
SELECT audit.attach('score_set', 'score_set', '{id}', '{model_version, state, switch_mode, paused, created_by}');
SELECT audit.attach('alignment_model', 'alignment_model', '{version}', '{code_version, origin, note, created_by}');
SELECT audit.attach('pair_decision', 'pair_decision', '{ask_id, measure_id}',
  '{measure_kind, proposal_id, verdict, score_tenths, text_digest, decided_at}');`;

/** Score sets, models and decisions on pairs, as people act on them; what is computed from them is not for the audit log. */
export class AuditedScoreSets1765000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ATTACH);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
