import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who imported what from where: an import is a deed of its own, beside who put forward what it brought. */
const TABLES = `
CREATE TABLE catalogue_import (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  actor text NOT NULL,
  file_name text,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX catalogue_import_at ON catalogue_import (at DESC, id DESC);
CREATE TABLE imported_entry (
  import_id uuid NOT NULL REFERENCES catalogue_import (id),
  no int NOT NULL CHECK (no >= 1),
  entry_kind text NOT NULL CHECK (entry_kind IN ('stakeholder', 'proposal', 'programme', 'legislative_item')),
  entry_id uuid NOT NULL,
  PRIMARY KEY (import_id, no)
);
CREATE UNIQUE INDEX imported_entry_entry ON imported_entry (entry_id);
ALTER TABLE catalogue_import ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE imported_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON catalogue_import USING ((SELECT transaction_may('edit-catalogue')));
CREATE POLICY staff ON imported_entry USING ((SELECT transaction_may('edit-catalogue')));
SELECT audit.attach('catalogue_import', 'catalogue_import', '{id}', '{actor, file_name}');`;

export class Imports1770000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
