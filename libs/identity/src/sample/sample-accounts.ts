import { type EntityManager } from 'typeorm';
import { insertAccount, isEmailTaken } from '../account/account.store.js';
import { hashPassword } from '../password/password-hash.js';
import { type Role } from '../rights/rights.js';

/** An account that comes with the sample catalogue. Its password is no secret: the login page names it. */
export interface SampleAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

/** One for each role. The addresses end in a name that is reserved and belongs to nobody. */
export const SAMPLE_ACCOUNTS: readonly SampleAccount[] = [
  { email: 'admin@sample.invalid', name: '예시 관리자', role: 'admin', password: 'sample-admin-only-here' },
  {
    email: 'editor@sample.invalid',
    name: '예시 편집자',
    role: 'editor',
    password: 'sample-editor-only-here',
  },
  {
    email: 'reviewer@sample.invalid',
    name: '예시 검토자',
    role: 'reviewer',
    password: 'sample-reviewer-only-here',
  },
  {
    email: 'company@sample.invalid',
    name: '예시 기업',
    role: 'company',
    password: 'sample-company-only-here',
  },
];

/** Makes the sample accounts that are not there yet. Those that somebody deactivated stay so. */
export async function ensureSampleAccounts(manager: EntityManager): Promise<number> {
  const rows = await manager.query<{ email: string }[]>('SELECT email FROM user_account WHERE is_sample');
  const present = new Set(rows.map(({ email }) => email));
  const missing = SAMPLE_ACCOUNTS.filter(({ email }) => !present.has(email));
  for (const { email, name, role, password } of missing) {
    const stakeholderId = role === 'company' ? await findSampleCompany(manager) : null;
    const passwordHash = await hashPassword(password);
    await insertOnce(manager, {
      email,
      name,
      roles: [role],
      state: 'active',
      passwordHash,
      stakeholderId,
      isSample: true,
    });
  }
  return missing.length;
}

/** Deactivates the sample accounts of a database that is used without the sample catalogue. */
export async function retireSampleAccounts(manager: EntityManager): Promise<number> {
  const [rows] = await manager.query<[{ id: string }[], number]>(
    `UPDATE user_account SET state = 'deactivated', revision = revision + 1
      WHERE is_sample AND state <> 'deactivated' RETURNING id`,
  );
  return rows.length;
}

/** The sample accounts that can sign in at present. */
export async function findSampleAccounts(manager: EntityManager): Promise<readonly SampleAccount[]> {
  const rows = await manager.query<{ email: string }[]>(
    `SELECT email FROM user_account WHERE is_sample AND state = 'active'`,
  );
  const present = new Set(rows.map(({ email }) => email));
  return SAMPLE_ACCOUNTS.filter(({ email }) => present.has(email));
}

async function findSampleCompany(manager: EntityManager): Promise<string | null> {
  const [row] = await manager.query<{ id: string }[]>(
    `SELECT id FROM stakeholder WHERE type = 'company' AND external_ref LIKE 'seed:%' AND deleted_at IS NULL
      ORDER BY external_ref LIMIT 1`,
  );
  return row?.id ?? null;
}

/** Several processes may start at once. */
async function insertOnce(manager: EntityManager, draft: Parameters<typeof insertAccount>[1]): Promise<void> {
  try {
    await insertAccount(manager, draft);
  } catch (error) {
    if (!isEmailTaken(error)) throw error;
  }
}
