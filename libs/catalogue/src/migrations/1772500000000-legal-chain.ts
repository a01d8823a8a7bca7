import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What a legislative item is in law, which items leave to it what it rules on, and which rules it leaves things to that are known not to
 * be made yet. They are columns, so that history, revision and audit log keep them as they keep all else of an entry.
 */
const COLUMNS = `
ALTER TABLE legislative_item
  ADD COLUMN rank text CHECK (rank IN ('act', 'decree', 'ministerial_rule', 'notice')),
  ADD COLUMN delegated_by uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN unmade_rules text[] NOT NULL DEFAULT '{}';
CREATE INDEX legislative_item_delegated_by ON legislative_item USING gin (delegated_by);
CREATE INDEX legislative_item_law ON legislative_item (law);`;

const ATTACH = `
SELECT audit.attach('legislative_item', 'legislative_item', '{id}',
  '{external_ref, title, title_en, body, visibility, valid_from, valid_to, owner, facet_overrides, source_document_id,
    source_heading, source_line_from, source_line_to, source_also, source_url, source_fetched_at, source_payload_sha256,
    revision, deleted_at, law, law_aliases, article, stage, ministry, promulgated_on, effective_on, delegation, confirmed,
    unconfirmed_note, axis, rank, delegated_by, unmade_rules}');`;

export class LegalChain1772500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(ATTACH);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
