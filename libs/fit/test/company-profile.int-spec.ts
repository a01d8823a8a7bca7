import { CompanyProfileService, ProfileCountService, UNKNOWN_COMPANY } from '@jeonghap/fit';
import { DataSource } from 'typeorm';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';
import { makeCompany, makeMember } from './support/company.js';

let database: OpenTestDatabase;
/** As a process of the product has it: held to the row policies. */
let held: DataSource;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  held = await new DataSource({
    ...{ type: 'postgres', url: database.url, poolSize: 4 },
    extra: { options: '-c jeonghap.process=api' },
  }).initialize();
});
afterAll(async () => {
  await held.destroy();
  await database.drop();
});

const company = () => makeCompany(database.dataSource);
const account = (roles: string, companyId: string | null) =>
  makeMember(database.dataSource, roles, companyId);
const draft = (name: string) => ({ name, facts: { ...UNKNOWN_COMPANY, employees: 12 } });

describe('a company profile', () => {
  it('is there for all who act for the company, and for nobody else', async () => {
    const [ours, theirs] = [await company(), await company()];
    const [me, colleague] = [await account('{company}', ours), await account('{company}', ours)];
    const others = [
      await account('{company}', theirs),
      await account('{company}', null),
      await account('{admin}', null),
      await account('{editor}', null),
    ];
    const profiles = new CompanyProfileService(held);
    const { id } = await profiles.create(draft('본사'), me);
    expect((await profiles.get(id, colleague)).facts.employees).toBe(12);
    for (const other of others) {
      expect(await profiles.list(other)).toEqual([]);
      await expect(profiles.get(id, other)).rejects.toThrow('profile.not-found');
      await expect(profiles.remove(id, other)).rejects.toThrow('profile.not-found');
      await expect(profiles.change({ id, revision: 1 }, { name: '남' }, other)).rejects.toThrow(
        'profile.not-found',
      );
      expect(await profiles.removeAll(other)).toBe(0);
    }
    expect(await profiles.list(me)).toHaveLength(1);
  });

  it('stays out of sight of queries that forget whose it is, and cannot be put into another company', async () => {
    const [ours, theirs] = [await company(), await company()];
    const me = await account('{company}', ours);
    await new CompanyProfileService(held).create(draft('하나'), me);
    expect(await held.query<unknown[]>('SELECT FROM company_profile')).toEqual([]);
    await expect(
      held.transaction(async (manager) => {
        await manager.query(`SELECT set_config('jeonghap.actor', $1, true)`, [me]);
        await manager.query(
          `INSERT INTO company_profile (company_id, name, facts) VALUES ($1, '남의 것', '{}')`,
          [theirs],
        );
      }),
    ).rejects.toThrow('row-level security');
  });

  it('is out of reach as soon as the account acts for the company no more', async () => {
    const me = await account('{company}', await company());
    const profiles = new CompanyProfileService(held);
    await profiles.create(draft('하나'), me);
    await database.dataSource.query(
      `UPDATE user_account SET state = 'deactivated' WHERE 'user:' || id = $1`,
      [me],
    );
    expect([await profiles.companyOf(me), await profiles.list(me)]).toEqual([null, []]);
  });

  it('leaves no fact in the audit log', async () => {
    const me = await account('{company}', await company());
    const profiles = new CompanyProfileService(held);
    const { id } = await profiles.create(
      { name: '비밀 이름', facts: { ...UNKNOWN_COMPANY, wants: '비밀 소원' } },
      me,
    );
    await profiles.change({ id, revision: 1 }, { facts: { ...UNKNOWN_COMPANY, wants: '다른 소원' } }, me);
    await profiles.remove(id, me);
    const rows = await database.dataSource.query<{ act: string; text: string }[]>(
      `SELECT act, e::text AS text FROM audit.entry e WHERE kind = 'company_profile' AND subject = $1 ORDER BY id`,
      [id],
    );
    expect(rows.map(({ act }) => act)).toEqual(['create', 'change', 'remove']);
    expect(rows.map(({ text }) => text).join()).not.toMatch(/비밀|소원/);
  });
});

describe('ProfileCountService', () => {
  it('shows those who work here numbers of five and more, and companies none', async () => {
    for (let count = 0; count < 6; count += 1) {
      await new CompanyProfileService(held).create(
        draft('본사'),
        await account('{company}', await company()),
      );
    }
    await new ProfileCountService(database.dataSource).count();
    const counts = new ProfileCountService(held);
    const { items } = await counts.list(await account('{editor}', null));
    expect(items).toContainEqual({ facet: 'employees', value: '10-50', atLeast: 5 });
    expect((await counts.list(await account('{company}', await company()))).items).toEqual([]);
  });
});
