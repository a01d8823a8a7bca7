import { type MigrationInterface, type QueryRunner } from 'typeorm';

const may = (right: string): string => `(SELECT transaction_may('${right}'))`;
/** A merge or split takes reviews and answers along; its transaction says so. */
const REARRANGES = `((SELECT transaction_task()) = 'rearrange' AND ${may('edit-catalogue')})`;
/** Whoever is behind the transaction, as the ledgers name people. */
const PERSON = '(SELECT transaction_person())';

const protect = (table: string, rest: string): string => `
DROP POLICY staff ON ${table};
CREATE POLICY internal ON ${table} FOR SELECT USING (${may('see-internal')});
${rest}`;

/** These take only new rows, so that nothing is said of changing them. */
const LEDGERS: readonly (readonly [table: string, added: string])[] = [
  ['review', `${may('review')} OR ${REARRANGES}`],
  ['reply', `${may('review')} OR ${REARRANGES}`],
  ['assignment', may('discuss')],
];

const COMMENTS = protect(
  'comment',
  `CREATE POLICY added ON comment FOR INSERT WITH CHECK (${may('discuss')} AND (author_id = ${PERSON} OR (SELECT acts_for_all())));
   -- nobody's to remove whole, but for keeping the database in order
   CREATE POLICY removed ON comment FOR DELETE USING ((SELECT acts_for_all()));
   CREATE POLICY changed ON comment FOR UPDATE
     USING (${may('discuss')} AND (author_id = ${PERSON} OR (SELECT acts_for_all())));`,
);

const DISMISSALS = `ALTER POLICY staff ON duplicate_dismissal USING (${may('edit-catalogue')});`;

/** The policies of what people decide and say ask for the right of the person behind the transaction. */
export class ReviewRowsByRight1769000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, added] of LEDGERS) {
      await runner.query(protect(table, `CREATE POLICY added ON ${table} FOR INSERT WITH CHECK (${added});`));
    }
    await runner.query(COMMENTS);
    await runner.query(DISMISSALS);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
