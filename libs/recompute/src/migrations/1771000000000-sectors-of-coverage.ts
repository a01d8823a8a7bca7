import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The sectors that a proposal's asks name, for coverage that was stored before they stood beside it. */
export const FILL_SECTORS = `
UPDATE proposal_coverage c SET sectors = (
  SELECT coalesce(array_agg(value ORDER BY value COLLATE "C"), '{}')
    FROM (SELECT DISTINCT f ->> 'value' AS value FROM ask_coverage k, jsonb_array_elements(k.facets -> 'sector') f
           WHERE k.score_set_id = c.score_set_id AND k.proposal_id = c.proposal_id) v);`;

/**
 * In which sectors a proposal asks for something, beside its instruments and regions, so that the board can count and filter by it. The
 * default stays for processes of the release before, which write coverage without them while they end.
 */
const SECTORS = `
ALTER TABLE proposal_coverage ADD COLUMN sectors text[] NOT NULL DEFAULT '{}';
${FILL_SECTORS}`;

export class SectorsOfCoverage1771000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SECTORS);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
