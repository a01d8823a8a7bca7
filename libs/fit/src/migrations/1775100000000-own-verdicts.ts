import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Those who act for a company see how it did by each programme, and up to which day that was decided; nobody else's. */
const POLICIES = ['fit_verdict', 'fit_decided_profile'].map(
  (table) => `
CREATE POLICY own ON ${table} FOR SELECT USING (
  EXISTS (SELECT FROM company_profile f WHERE f.id = profile_id AND f.company_id = (SELECT transaction_company())));`,
);

export class OwnVerdicts1775100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const policy of POLICIES) await runner.query(policy);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
