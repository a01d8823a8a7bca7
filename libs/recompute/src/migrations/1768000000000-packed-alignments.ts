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

/** A process of the release before that writes over a row knows nothing of the numbers, which then belong to the score before. */
const OVERWRITTEN = `
CREATE FUNCTION forget_packed_reasons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.part_numbers := NULL;
  NEW.quotes := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER aa_forget_packed_reasons BEFORE UPDATE ON alignment
  FOR EACH ROW WHEN (NEW.parts <> '[]'::jsonb) EXECUTE FUNCTION forget_packed_reasons();`;

export class PackedAlignments1768000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PACKED);
    await runner.query(OVERWRITTEN);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
