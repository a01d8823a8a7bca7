import { type EntityManager } from 'typeorm';
import { type OwnCompany } from './company-profile.js';

/** The company for which the person behind a transaction acts; null for none. */
export async function readOwnCompany(manager: EntityManager): Promise<OwnCompany | null> {
  const [row] = await manager.query<OwnCompany[]>(
    `SELECT c.id, s.title, s.title_en AS "titleEn" FROM transaction_company() AS c (id)
       LEFT JOIN stakeholder s ON s.id = c.id WHERE c.id IS NOT NULL`,
  );
  return row ?? null;
}
