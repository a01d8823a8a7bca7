import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** API keys may be made for reviewing, too. */
export class ReviewScope1764200002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE api_key DROP CONSTRAINT api_key_scopes_check,
         ADD CONSTRAINT api_key_scopes_check CHECK (scopes <@ ARRAY['read', 'review', 'edit', 'admin'] AND scopes <> '{}')`,
    );
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
