import { EntryChanges, ProgrammeService } from '@jeonghap/catalogue';
import { CriteriaReadingService, ProgrammeCriteriaService } from '@jeonghap/fit';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';
import { CRITERIA_RULES_VERSION } from '../src/programme-criteria/rules-version.js';

let database: OpenTestDatabase;
let reading: CriteriaReadingService;
let criteria: ProgrammeCriteriaService;
beforeEach(async () => {
  database = await openTestDatabase('empty');
  reading = new CriteriaReadingService(database.dataSource);
  criteria = new ProgrammeCriteriaService(
    database.dataSource,
    new ProgrammeService(database.dataSource, new EntryChanges()),
  );
});
afterEach(() => database.drop());

const BODY = '신청 대상은 업력 7년 이내의 중소기업이다. 국세를 체납한 기업은 제외한다.';
const ACTOR = 'user:11111111-1111-4111-8111-111111111111';

async function programme(visibility = 'published', body = BODY): Promise<string> {
  const [row] = await database.dataSource.query<{ id: string }[]>(
    `INSERT INTO programme (title, status, visibility, body) VALUES ('사업', 'open', $1, $2) RETURNING id`,
    [visibility, body],
  );
  return row?.id ?? '';
}

const stored = (): Promise<{ revision: number; rules: number; text: string }[]> =>
  database.dataSource.query(
    `SELECT programme_revision::int AS revision, rules_version AS rules, criteria::text AS text FROM programme_criteria`,
  );

describe('CriteriaReadingService', () => {
  it('reads published programmes once, and again when the text or the rules are newer', async () => {
    const id = await programme();
    await programme('draft');
    expect([await reading.readMissing(), await reading.readMissing()]).toEqual([1, 0]);
    expect(await stored()).toMatchObject([{ revision: 1, rules: CRITERIA_RULES_VERSION }]);
    await database.dataSource.query(`UPDATE programme SET body = body || ' 끝.' WHERE id = $1`, [id]);
    expect(await reading.readMissing()).toBe(1);
    await database.dataSource.query('UPDATE programme_criteria SET rules_version = 0');
    expect(await reading.readMissing()).toBe(1);
    expect(await stored()).toMatchObject([{ revision: 2, rules: CRITERIA_RULES_VERSION }]);
  });

  it('leaves what newer rules read of the present text alone', async () => {
    await programme();
    await reading.readMissing();
    await database.dataSource.query(`UPDATE programme_criteria SET rules_version = 99, criteria = '[]'`);
    expect(await reading.readMissing()).toBe(0);
    expect(await stored()).toMatchObject([{ rules: 99, text: '[]' }]);
  });

  it('passes over a programme whose criteria the database refuses, and reads the others', async () => {
    const refused = await programme();
    for (let count = 0; count < 30; count += 1) await programme();
    await database.dataSource.query(
      `ALTER TABLE programme_criteria ADD CONSTRAINT refused CHECK (programme_id <> '${refused}')`,
    );
    expect(await reading.readMissing()).toBe(30);
    expect(await stored()).toHaveLength(30);
    await database.dataSource.query('ALTER TABLE programme_criteria DROP CONSTRAINT refused');
    expect(await reading.readMissing()).toBe(1);
  });

  it('comes to the same with several workers at once', async () => {
    for (let count = 0; count < 30; count += 1) await programme();
    await Promise.all([reading, reading, reading].map((worker) => worker.readMissing()));
    const rows = await stored();
    expect([rows.length, new Set(rows.map(({ text }) => text)).size]).toEqual([30, 1]);
  });
});

describe('ProgrammeCriteriaService', () => {
  it('finds the sentence of each criterion in the text', async () => {
    const id = await programme();
    await reading.readMissing();
    const { criteria: read, isCurrent } = await criteria.get(id);
    expect([isCurrent, read.length > 1]).toEqual([true, true]);
    for (const { span, sentence } of read) expect(BODY.slice(span?.start, span?.end)).toBe(sentence);
  });

  it('keeps a correction when the text changes, and says that it is to be confirmed', async () => {
    const id = await programme();
    await reading.readMissing();
    const first = (await criteria.get(id)).criteria[0]?.id ?? '';
    const target = { key: id, criterionId: first, seen: 0 };
    await criteria.correct(target, { criterion: null, reason: '예시 문장' }, ACTOR);
    expect((await criteria.get(id)).dismissed.map((one) => one.id)).toEqual([first]);
    await database.dataSource.query(`UPDATE programme SET body = body || ' 끝.' WHERE id = $1`, [id]);
    await reading.readMissing();
    const changed = await criteria.get(id);
    expect(changed.dismissed).toEqual([]);
    expect(changed.criteria.find((one) => one.id === first)?.correction).toMatchObject({ isStale: true });
    await criteria.correct({ ...target, seen: 1 }, { criterion: null, reason: '다시 봄' }, ACTOR);
    expect((await criteria.get(id)).dismissed).toHaveLength(1);
  });

  it('refuses to correct what somebody corrected meanwhile', async () => {
    const id = await programme();
    await reading.readMissing();
    const criterionId = (await criteria.get(id)).criteria[0]?.id ?? '';
    const both = await Promise.allSettled(
      ['하나', '둘'].map((reason) =>
        criteria.correct({ key: id, criterionId, seen: 0 }, { criterion: null, reason }, ACTOR),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
