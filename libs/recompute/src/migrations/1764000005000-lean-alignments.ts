import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * An alignment repeats neither what its ask asks nor what its measure offers, and what no statement looks into is kept
 * as it was sent: most of the time of a rebuild went into both.
 */
const LEAN = `
ALTER TABLE alignment ADD COLUMN facet_states text;
UPDATE alignment SET facet_states = (
  SELECT string_agg(left(f ->> 'state', 1), '' ORDER BY place) FROM jsonb_array_elements(facets) WITH ORDINALITY AS e (f, place));
ALTER TABLE alignment
  ALTER COLUMN facet_states SET NOT NULL,
  DROP COLUMN facets,
  ALTER COLUMN evidence TYPE json,
  ALTER COLUMN sentence TYPE json;`;

export class LeanAlignments1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LEAN);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
