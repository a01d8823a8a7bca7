import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Of an ask only the best alignments are kept. A full list has a cutoff; one that lost or gained too much is refilled. */
const LISTS = `
ALTER TABLE ask_coverage
  ADD COLUMN cutoff_tenths smallint,
  ADD COLUMN cutoff_measure_id uuid;
ALTER TABLE entry_computation
  ADD COLUMN refills_wanted int NOT NULL DEFAULT 0,
  ADD COLUMN refills_done int NOT NULL DEFAULT 0;
CREATE INDEX entry_computation_refill ON entry_computation (score_set_id) WHERE refills_wanted > refills_done;

-- lists from before may be too long
INSERT INTO recompute_dirty (score_set_id, entry_id, entry_kind, want_revision)
SELECT c.score_set_id, c.entry_id, 'proposal', c.revision
  FROM entry_computation c JOIN score_set s ON s.id = c.score_set_id AND s.state <> 'cancelled'
 WHERE c.entry_kind = 'proposal'
ON CONFLICT DO NOTHING;`;

/** A construction is complete when all that it began with is computed once, whatever was edited since. */
const INITIAL = `
ALTER TABLE recompute_dirty ADD COLUMN initial boolean NOT NULL DEFAULT false;
UPDATE recompute_dirty d SET initial = true FROM score_set s WHERE s.id = d.score_set_id AND s.state = 'building';
CREATE INDEX recompute_dirty_initial ON recompute_dirty (score_set_id) WHERE initial;`;

export class BestOfAsk1764000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LISTS);
    await runner.query(INITIAL);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
