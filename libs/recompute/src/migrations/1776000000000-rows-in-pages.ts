import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * COPY fills a page and logs it at once, unless a default of the table is volatile: then it stores and logs row by row. The
 * time of a statement is as good as that of a row.
 */
const IN_PAGES = 'ALTER TABLE alignment ALTER COLUMN computed_at SET DEFAULT statement_timestamp()';

/**
 * A foreign key looks the score set up once for every row, which was a third of the server's work on it. Whoever writes
 * rows holds the score sets (`holdScoreSets`) and a mark of this one, which has the key and goes with its set: so the set stays
 * until they are written. What the key did when a set goes, a trigger does, for processes of the release before as well.
 */
const WITHOUT_KEY = `
CREATE FUNCTION drop_alignments_of_set() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM alignment WHERE score_set_id = OLD.id;
  RETURN NULL;
END $$;
-- after the keys of other tables, whose names begin with a capital: those wait for writers
CREATE TRIGGER zz_drop_alignments AFTER DELETE ON score_set
  FOR EACH ROW EXECUTE FUNCTION drop_alignments_of_set();
ALTER TABLE alignment DROP CONSTRAINT alignment_score_set_id_fkey;`;

export class RowsInPages1776000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IN_PAGES);
    await runner.query(WITHOUT_KEY);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
