import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Left out: what triggers and the loading of the sample keep for themselves. */
const ENTRY = `external_ref, title, title_en, body, visibility, valid_from, valid_to, owner, facet_overrides, source_document_id,
  source_heading, source_line_from, source_line_to, source_also, source_url, source_fetched_at, source_payload_sha256,
  revision, deleted_at`;

const ATTACH = `
SELECT audit.attach('source_document', 'source_document', '{id}',
  '{external_ref, title, title_en, kind, published_on, file_name, url, note, note_en}');
SELECT audit.attach('stakeholder', 'stakeholder', '{id}', '{${ENTRY}, type, aliases}');
SELECT audit.attach('proposal', 'proposal', '{id}',
  '{${ENTRY}, stakeholder_id, speaker_role, speaker_role_en, occasion, occasion_en, occasion_date, axis}');
SELECT audit.attach('ask', 'ask', '{id}', '{proposal_id, no, text, facet_overrides, split_by}');
SELECT audit.attach('programme', 'programme', '{id}',
  '{${ENTRY}, ministry, agency, status, axis, regions, budget_krw, application_kind, application_from, application_to,
    legal_basis}');
SELECT audit.attach('legislative_item', 'legislative_item', '{id}',
  '{${ENTRY}, law, law_aliases, article, stage, ministry, promulgated_on, effective_on, delegation, confirmed,
    unconfirmed_note, axis}');`;

/** Every change of an entry is written into the audit log, in the transaction that makes it. */
export class AuditedEntries1765000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ATTACH);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
