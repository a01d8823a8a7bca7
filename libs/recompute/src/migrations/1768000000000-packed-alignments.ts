import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What an alignment rests on, as numbers. A rebuild writes a hundred rows for each ask, and most of its time went into
 * JSON that repeats the names of the parts and words that follow from the rest. The columns before stay for processes of
 * the release before: they go on filling them, and show of the rows that this one writes the score without its reasons.
 */
const PACKED = `
ALTER TABLE alignment
  ADD COLUMN part_numbers smallint[],
  ADD COLUMN quotes text,
  ALTER COLUMN parts SET DEFAULT '[]',
  ALTER COLUMN evidence SET DEFAULT '[]',
  ALTER COLUMN sentence SET DEFAULT '{"ko": "", "en": ""}';
-- how long the writing of a run took, apart from its computing
ALTER TABLE recompute_run ADD COLUMN write_ms int;`;

export class PackedAlignments1768000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PACKED);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
