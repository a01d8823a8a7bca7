import { type EntityManager } from 'typeorm';

const CATALOGUE = ['proposal', 'ask', 'stakeholder', 'programme', 'legislative_item', 'source_document'];
const SCORES = [
  'alignment',
  'ask_coverage',
  'proposal_coverage',
  'entry_computation',
  'concept_label',
  'recompute_dirty',
];

/**
 * Tells PostgreSQL's planner how large the tables of the catalogue, or of the scores, have become. Autovacuum does so
 * too, but only within a minute of a load, and until then every plan is made for empty tables.
 */
export async function refreshStatistics(manager: EntityManager, of: 'catalogue' | 'scores'): Promise<void> {
  await manager.query(`ANALYZE ${(of === 'catalogue' ? CATALOGUE : SCORES).join(', ')}`);
}
