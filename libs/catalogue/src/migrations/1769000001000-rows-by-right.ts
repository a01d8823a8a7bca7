import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Asked in a subquery of its own: once a statement, not once a row. */
const may = (right: string): string => `(SELECT transaction_may('${right}'))`;
/** What triggers keep is written by hand only where a database is made ready, or by a worker. */
const BY_TRIGGER = '(SELECT pg_trigger_depth()) > 0';
const kept = (condition: string): string => `(SELECT acts_for_all()) OR (${BY_TRIGGER} AND (${condition}))`;
const EDITS = may('edit-catalogue');
const REVIEWS = may('review');

/**
 * What is not published is for those who work here, and only editors write entries. Whoever sees an entry may lock it, which the database
 * takes for an update; what that would make of it is the second question, and the first one's answer is never enough.
 */
const protect = (table: string, changed: string): string => `
DROP POLICY editing ON ${table};
CREATE POLICY internal ON ${table} FOR SELECT USING (${may('see-internal')});
CREATE POLICY added ON ${table} FOR INSERT WITH CHECK (${EDITS});
CREATE POLICY changed ON ${table} FOR UPDATE USING (${may('see-internal')}) WITH CHECK (${changed});
CREATE POLICY removed ON ${table} FOR DELETE USING (${EDITS});`;

/** A confirmed pair lends the measure words, and the trigger gives the measure a new revision. */
const LENT = `${EDITS} OR (${BY_TRIGGER} AND ${REVIEWS})`;

const HISTORY = `
DROP POLICY editing ON entry_revision;
CREATE POLICY internal ON entry_revision FOR SELECT USING (${may('see-internal')});
CREATE POLICY added ON entry_revision FOR INSERT WITH CHECK (${kept(`${EDITS} OR ${REVIEWS}`)});
CREATE POLICY changed ON entry_revision FOR UPDATE USING (${kept(`${EDITS} OR ${REVIEWS}`)});`;

const NAMES = `
ALTER POLICY editing ON entry_name USING (${kept(EDITS)}) WITH CHECK (${kept(EDITS)});`;

/** Whoever decides on a pair lends words or takes them back; with a merge or split they go along. */
const WORDINGS = `
DROP POLICY staff ON measure_wording;
CREATE POLICY internal ON measure_wording FOR SELECT USING (${may('see-internal')});
CREATE POLICY lending ON measure_wording USING (
  ${REVIEWS} OR ((SELECT transaction_task()) = 'rearrange' AND ${EDITS}));`;

const REARRANGEMENTS = ['rearrangement', 'rearranged_ask']
  .map(
    (table) => `
DROP POLICY staff ON ${table};
CREATE POLICY internal ON ${table} FOR SELECT USING (${may('see-internal')});
CREATE POLICY rearranging ON ${table} USING (${EDITS});`,
  )
  .join('');

/** Not private, but nobody's to write who does not edit. Keys of requests are for those who send them. */
const FURTHER = `
ALTER TABLE source_document ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY published ON source_document FOR SELECT USING (true);
CREATE POLICY editing ON source_document USING (${EDITS});
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY editing ON idempotency_key USING (${EDITS});`;

/** The policies of entries ask for the right of the person behind the transaction, no longer only whether there is one. */
export class RowsByRight1769000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['stakeholder', 'proposal', 'ask']) await runner.query(protect(table, EDITS));
    for (const table of ['programme', 'legislative_item']) await runner.query(protect(table, LENT));
    for (const part of [HISTORY, NAMES, WORDINGS, REARRANGEMENTS, FURTHER]) await runner.query(part);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
