import { type MigrationInterface, type QueryRunner } from 'typeorm';

const may = (right: string): string => `(SELECT transaction_may('${right}'))`;
const ADMINISTERS = may('administer');

/** Everybody sees them, as everybody sees what is computed; who may write them differs. */
const protect = (table: string, written: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY published ON ${table} FOR SELECT USING (true);
CREATE POLICY written ON ${table} USING (${written});`;

/** Decisions in effect are public like coverage; those on asks that are out of sight are so too. */
const DECISIONS = `
ALTER TABLE pair_decision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY published ON pair_decision FOR SELECT USING (EXISTS (SELECT FROM ask a WHERE a.id = ask_id));
CREATE POLICY internal ON pair_decision FOR SELECT USING (${may('see-internal')});
CREATE POLICY deciding ON pair_decision USING (
  ${may('review')} OR ((SELECT transaction_task()) = 'rearrange' AND ${may('edit-catalogue')}));`;

/** An edit or a decision leaves its mark by a trigger; by hand, administrators take up what failed. */
const MARKS = `${ADMINISTERS} OR ((SELECT pg_trigger_depth()) > 0 AND (${may('edit-catalogue')} OR ${may('review')}))`;

/** What coverage was is noted by workers, and by a switch of score sets. It tells what everybody saw at the time. */
const COVERAGE = `ALTER POLICY recording ON coverage_change WITH CHECK (${ADMINISTERS});`;

/** Only whose right it is decides on pairs, changes score sets and takes up failed work, also where a service forgot to ask. */
export class ScoreRowsByRight1769000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DECISIONS);
    for (const table of ['score_set', 'alignment_model', 'concept_label', 'alignment_change']) {
      await runner.query(protect(table, ADMINISTERS));
    }
    await runner.query(protect('recompute_dirty', MARKS));
    await runner.query(COVERAGE);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
