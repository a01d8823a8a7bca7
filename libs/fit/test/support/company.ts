import { type DataSource } from 'typeorm';

let taken = 0;

/** A company as an entry of the catalogue. @returns its id */
export async function makeCompany(dataSource: DataSource): Promise<string> {
  const [row] = await dataSource.query<{ id: string }[]>(
    `INSERT INTO stakeholder (title, type) VALUES ('기업', 'company') RETURNING id`,
  );
  return row?.id ?? '';
}

/** An account that acts for a company, or for none. @param roles as an array of PostgreSQL @returns its name as an actor */
export async function makeMember(
  dataSource: DataSource,
  roles: string,
  companyId: string | null,
): Promise<string> {
  taken += 1;
  const [row] = await dataSource.query<{ id: string }[]>(
    `INSERT INTO user_account (email, name, roles, state, stakeholder_id) VALUES ($1, '이름', $2, 'active', $3) RETURNING id`,
    [`p${String(taken)}@test.invalid`, roles, companyId],
  );
  return `user:${row?.id ?? ''}`;
}
