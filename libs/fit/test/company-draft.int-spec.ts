import { CompanyDraftService } from '@jeonghap/fit';
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

const member = (roles: string, company: string | null) => makeMember(database.dataSource, roles, company);
/** A statement as somebody's, past all services. @returns the rows */
const as = (actor: string, sql: string, values: readonly unknown[] = []) =>
  held.transaction(async (manager) => {
    await manager.query(`SELECT set_config('jeonghap.actor', $1, true)`, [actor]);
    return manager.query<unknown[]>(sql, [...values]);
  });
const shown = (actor: string, id: string) =>
  as(actor, 'SELECT id FROM company_draft WHERE id = $1', [id]).then((rows) => rows.length);

describe('a draft of a company', () => {
  it('is there for those who act for the company, and once it is handed in for editors', async () => {
    const ours = await makeCompany(database.dataSource);
    const me = await member('{company}', ours);
    const colleague = await member('{company}', ours);
    const other = await member('{company}', await makeCompany(database.dataSource));
    const [editor, reviewer] = [await member('{editor}', null), await member('{reviewer}', null)];
    const drafts = new CompanyDraftService(held);
    const { id, revision } = await drafts.create({ title: '제목', body: '글' }, me);
    const everybody = () =>
      Promise.all([me, colleague, other, editor, reviewer].map((who) => shown(who, id)));
    expect(await everybody()).toEqual([1, 1, 0, 0, 0]);
    expect(await held.query<unknown[]>('SELECT FROM company_draft')).toEqual([]);
    await drafts.submit({ id, revision }, colleague);
    expect(await everybody()).toEqual([1, 1, 0, 1, 0]);
  });

  it('is put into no other company, and decided by no company', async () => {
    const [ours, theirs] = [await makeCompany(database.dataSource), await makeCompany(database.dataSource)];
    const me = await member('{company}', ours);
    const drafts = new CompanyDraftService(held);
    const { id, revision } = await drafts.create({ title: '제목', body: '글' }, me);
    await drafts.submit({ id, revision }, me);
    const refused = [
      `INSERT INTO company_draft (company_id, title, body) VALUES ('${theirs}', '남의 것', '글')`,
      `UPDATE company_draft SET company_id = '${theirs}'`,
      `UPDATE company_draft SET state = 'declined', decided_at = now(), reason = '몰래'`,
    ];
    for (const sql of refused) await expect(as(me, sql)).rejects.toThrow('row-level security');
    const other = await member('{company}', theirs);
    await as(other, `UPDATE company_draft SET title = '몰래' WHERE id = $1`, [id]);
    await as(other, 'DELETE FROM company_draft WHERE id = $1', [id]);
    expect((await drafts.get(id, me)).title).toBe('제목');
  });

  it('is changed by no editor, who may only decide on it', async () => {
    const me = await member('{company}', await makeCompany(database.dataSource));
    const editor = await member('{editor}', null);
    const drafts = new CompanyDraftService(held);
    const { id } = await drafts.create({ title: '제목', body: '글' }, me);
    const decline = `UPDATE company_draft SET state = 'declined', decided_at = now(), reason = '까닭' WHERE id = $1`;
    await as(editor, decline, [id]);
    expect((await drafts.get(id, me)).state).toBe('draft');
    await drafts.submit({ id, revision: 1 }, me);
    await expect(as(editor, `UPDATE company_draft SET title = '몰래' WHERE id = $1`, [id])).rejects.toThrow(
      'row-level security',
    );
    await as(editor, decline, [id]);
    expect((await drafts.get(id, me)).state).toBe('declined');
  });
});
