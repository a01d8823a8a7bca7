import { Conflict } from '@jeonghap/platform';
import { type EntityManager } from 'typeorm';

/** The company behind the transaction; what it adds waits for each other. @throws Conflict `profile.no-company` */
export async function lockCompany(manager: EntityManager): Promise<string> {
  const [row] = await manager.query<{ id: string | null }[]>('SELECT transaction_company() AS id');
  if (row === undefined || row.id === null) throw new Conflict('profile.no-company');
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`company_profile/${row.id}`]);
  return row.id;
}
