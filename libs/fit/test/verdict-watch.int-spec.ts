import {
  CompanyProfileService,
  CriteriaReadingService,
  FitNoticeService,
  UNKNOWN_COMPANY,
  VerdictWatchService,
} from '@jeonghap/fit';
import { DataSource } from 'typeorm';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';
import { makeCompany, makeMember } from './support/company.js';

const DAY = new Date('2026-11-30T03:00:00Z');
const NOTICE = '신청 대상은 업력 7년 이내의 기업이다. 상시근로자 50인 미만이어야 한다.';
const STRICT = NOTICE.replace('50인', '10인');

let database: OpenTestDatabase;
/** As a process of the product has it: held to the row policies. */
let held: DataSource;
let profiles: CompanyProfileService;
let notices: FitNoticeService;
beforeEach(async () => {
  database = await openTestDatabase('empty');
  held = await new DataSource({
    ...{ type: 'postgres', url: database.url, poolSize: 4 },
    extra: { options: '-c jeonghap.process=api' },
  }).initialize();
  [profiles, notices] = [new CompanyProfileService(held), new FitNoticeService(held)];
});
afterEach(async () => {
  await held.destroy();
  await database.drop();
});

const FACTS = { ...UNKNOWN_COMPANY, preFounder: false, foundedOn: '2019-12-02', employees: 20 };
/** What a worker does. */
const work = async (now = DAY) => {
  await new CriteriaReadingService(database.dataSource).readMissing();
  return new VerdictWatchService(database.dataSource).decideMissing(now);
};
async function programme(body = NOTICE): Promise<string> {
  const [row] = await database.dataSource.query<{ id: string }[]>(
    `INSERT INTO programme (title, status, body) VALUES ('시험 사업', 'open', $1) RETURNING id`,
    [body],
  );
  return row?.id ?? '';
}
const rewrite = (id: string, body: string) =>
  database.dataSource.query('UPDATE programme SET body = $2 WHERE id = $1', [id, body]);
const member = async () =>
  makeMember(database.dataSource, '{company}', await makeCompany(database.dataSource));
const noticesOf = async (actor: string) => (await notices.list({ limit: 50 }, actor)).items;
/** How many profiles and programmes are decided. */
const decidedCounts = async () => {
  const [row] = await database.dataSource.query<{ profiles: number; programmes: number }[]>(
    `SELECT (SELECT count(*)::int FROM fit_decided_profile) AS profiles,
            (SELECT count(*)::int FROM fit_decided_programme) AS programmes`,
  );
  return row;
};

describe('VerdictWatchService', () => {
  it('tells a company, and no other, when a changed programme changes the verdict, with what decides', async () => {
    const id = await programme();
    const [me, other] = [await member(), await member()];
    await profiles.create({ name: '본사', facts: FACTS }, me);
    await profiles.create({ name: '남', facts: { ...FACTS, employees: 5 } }, other);
    await work();
    expect(await noticesOf(me)).toEqual([]);
    await rewrite(id, STRICT);
    expect(await work()).toEqual({ decided: 2, notices: 1 });
    const [notice] = await noticesOf(me);
    expect(notice).toMatchObject({
      ...{ before: 'eligible', after: 'not_eligible', cause: 'programme', profileName: '본사' },
      ...{ programmeId: id, decidedOn: '2026-11-30', readAt: null },
      deciding: { verdict: 'fails', sentence: '상시근로자 10인 미만이어야 한다.' },
    });
    expect(await noticesOf(other)).toEqual([]);
    expect(await notices.markRead([notice?.id ?? ''], other)).toBe(0);
    expect(await notices.markRead(undefined, me)).toBe(1);
    expect((await notices.list({ limit: 50 }, me)).unread).toBe(0);
    expect(await held.query<unknown[]>('SELECT FROM fit_notice')).toEqual([]);
    expect(await held.query<unknown[]>('SELECT FROM fit_decided_profile')).toEqual([]);
  });

  it('says what was in the way where nothing is any more, also after a correction by staff', async () => {
    const id = await programme(STRICT);
    const me = await member();
    await profiles.create({ name: '본사', facts: FACTS }, me);
    await work();
    await database.dataSource.query(
      `INSERT INTO criterion_correction (programme_id, criterion_id, act, reason, text_digest, actor)
       SELECT p.id, c->>'id', 'dismiss', '정정', programme_text_digest(p.title, p.body), 'user:1'
         FROM programme p JOIN programme_criteria k ON k.programme_id = p.id
         CROSS JOIN jsonb_array_elements(k.criteria) c WHERE p.id = $1 AND c->'rule'->>'kind' = 'employees'`,
      [id],
    );
    await work();
    expect(await noticesOf(me)).toMatchObject([
      {
        before: 'not_eligible',
        after: 'eligible',
        deciding: { sentence: '상시근로자 10인 미만이어야 한다.' },
      },
    ]);
  });

  it('says nothing of new profiles, of new programmes, of what the company edits, and of closing', async () => {
    const id = await programme();
    const me = await member();
    const profile = await profiles.create({ name: '본사', facts: FACTS }, me);
    await work();
    await programme(STRICT);
    await work();
    await profiles.change(profile, { facts: { ...FACTS, employees: 80 } }, me);
    await work();
    await database.dataSource.query(
      `UPDATE programme SET status = 'closed', application_kind = 'fixed', application_to = '2026-01-31' WHERE id = $1`,
      [id],
    );
    await work();
    expect(await noticesOf(me)).toEqual([]);
    expect(await decidedCounts()).toEqual({ profiles: 1, programmes: 2 });
  });

  it('tells that a day changed the verdict: the firm is too old now', async () => {
    await programme();
    const me = await member();
    await profiles.create({ name: '본사', facts: FACTS }, me);
    await work();
    expect((await work()).decided).toBe(0);
    await work(new Date('2026-12-03T03:00:00Z'));
    expect(await noticesOf(me)).toMatchObject([
      { before: 'eligible', after: 'not_eligible', cause: 'day', decidedOn: '2026-12-03' },
    ]);
  });

  it('gathers what the turn of the year leaves open in one notice, and tells of few one by one', async () => {
    const asking = '신청 대상은 매출액 50억원 이하의 기업이다.';
    const ids: string[] = [];
    for (let at = 0; at < 6; at += 1) ids.push(await programme(asking));
    const few = await programme('신청 대상은 업력 7년 이내의 기업이다.');
    const [me, other] = [await member(), await member()];
    const salesKrw = [{ year: 2025, krw: 2_000_000_000 }];
    const profile = await profiles.create({ name: '본사', facts: { ...FACTS, salesKrw } }, me);
    await work();
    const turn = new Date('2027-01-01T03:00:00Z');
    expect(await work(turn)).toEqual({ decided: 7, notices: 2 });
    expect(await work(turn)).toEqual({ decided: 0, notices: 0 });
    const told = await noticesOf(me);
    const gathered = told.find((notice) => notice.gathered !== null);
    expect(gathered).toMatchObject({
      ...{ before: 'eligible', after: 'check', cause: 'day', programmeId: null, profileName: '본사' },
      gathered: {
        ...{ count: 6, kind: 'sales', fact: 'salesKrw', year: 2026 },
        reason: { ko: '2026년 매출액이 아직 없습니다.' },
        programmes: ids
          .toSorted()
          .slice(0, 5)
          .map((id) => ({ id, title: '시험 사업', titleEn: null })),
      },
    });
    expect(told.filter((notice) => notice !== gathered)).toMatchObject([
      { programmeId: few, gathered: null, after: 'not_eligible' },
    ]);
    expect((await notices.list({ limit: 1 }, me)).total).toBe(2);
    expect(await noticesOf(other)).toEqual([]);
    // one that is not public any more is not named, and the notice stays
    await database.dataSource.query(`UPDATE programme SET visibility = 'internal' WHERE id = $1`, [
      ids.toSorted()[0],
    ]);
    expect((await notices.all(me)).find((one) => one.gathered !== null)?.gathered?.programmes).toHaveLength(
      4,
    );
    await profiles.remove(profile.id, me);
    expect(await noticesOf(me)).toEqual([]);
  });

  it('decides a programme again where a condition is another, and not where only its words are', async () => {
    const id = await programme();
    const me = await member();
    await profiles.create({ name: '본사', facts: FACTS }, me);
    await work();
    await rewrite(id, `사업 소개. ${NOTICE}`);
    expect(await work()).toEqual({ decided: 0, notices: 0 });
    await rewrite(id, STRICT);
    expect(await work()).toEqual({ decided: 1, notices: 1 });
  });

  it('tells apart what a day and what a programme did, where both come at once', async () => {
    const id = await programme();
    const me = await member();
    await profiles.create({ name: '본사', facts: FACTS }, me);
    await work();
    await rewrite(id, NOTICE.replace('7년', '10년'));
    await work(new Date('2026-12-03T03:00:00Z'));
    expect((await noticesOf(me)).toReversed()).toMatchObject([
      { before: 'eligible', after: 'not_eligible', cause: 'day' },
      { before: 'not_eligible', after: 'eligible', cause: 'programme' },
    ]);
  });

  it('looks at no profile before a day on which time can change a verdict, and catches up on days that were missed', async () => {
    await programme();
    const me = await member();
    await profiles.create({ name: '본사', facts: FACTS }, me);
    await work();
    const marks = () =>
      database.dataSource.query<object[]>(
        'SELECT decided_on::text AS on, due_on::text AS due FROM fit_decided_profile',
      );
    expect(await marks()).toEqual([{ on: '2026-11-30', due: '2026-12-02' }]);
    await work(new Date('2026-12-01T03:00:00Z'));
    expect(await marks()).toEqual([{ on: '2026-11-30', due: '2026-12-02' }]);
    await work(new Date('2028-05-01T03:00:00Z'));
    expect(await noticesOf(me)).toHaveLength(1);
  });

  it('says nothing of a programme that the release before decided meanwhile, and goes on from there', async () => {
    const id = await programme();
    const me = await member();
    await profiles.create({ name: '본사', facts: FACTS }, me);
    await work();
    await rewrite(id, STRICT);
    await new CriteriaReadingService(database.dataSource).readMissing();
    await database.dataSource.query(`UPDATE fit_decided_programme SET stamp = 'told by the other'`);
    expect(await work()).toEqual({ decided: 0, notices: 0 });
    await rewrite(id, NOTICE);
    expect(await work()).toEqual({ decided: 1, notices: 1 });
  });

  it('gives the same with two workers at once, and forgets with the profile and with the programme', async () => {
    const ids = [await programme(), await programme(STRICT), await programme()];
    const me = await member();
    const profile = await profiles.create({ name: '본사', facts: FACTS }, me);
    await profiles.create({ name: '지사', facts: { ...FACTS, employees: 5 } }, me);
    await work();
    await rewrite(ids[0] ?? '', STRICT);
    await new CriteriaReadingService(database.dataSource).readMissing();
    const watch = () => new VerdictWatchService(database.dataSource).decideMissing(DAY);
    await Promise.all([watch(), watch()]);
    await watch();
    expect(await noticesOf(me)).toHaveLength(1);
    expect(await decidedCounts()).toEqual({ profiles: 2, programmes: 3 });
    await database.dataSource.query(`UPDATE programme SET visibility = 'internal' WHERE id = $1`, [ids[2]]);
    await work();
    expect(await decidedCounts()).toEqual({ profiles: 2, programmes: 2 });
    await profiles.remove(profile.id, me);
    expect(await decidedCounts()).toEqual({ profiles: 1, programmes: 2 });
    expect(await noticesOf(me)).toEqual([]);
  });
});
