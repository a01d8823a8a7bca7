import { Ajv2020 } from 'ajv/dist/2020.js';
import { ConvergenceService } from '@jeonghap/recompute';
import { dueAt, ReportMakingService, weekAfter, weekOf } from '@jeonghap/reports';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { makeAccount, openSession } from '../support/sign-in.js';

let api: RunningApi;
const week = weekOf(new Date());
beforeAll(async () => {
  api = await startTestApi('scored');
  const { dataSource } = api.database;
  const settings = { replyDays: 14, justificationMonths: 3 };
  const making = new ReportMakingService(dataSource, new ConvergenceService(dataSource), settings);
  await making.makeMissing(dueAt(week));
});
afterAll(() => api.close());

const as = async (role: 'admin' | 'reviewer'): Promise<Record<string, string>> => {
  const { id } = await makeAccount(api.database.dataSource, [role]);
  return openSession(api.database.dataSource, id);
};
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${api.origin}/api/v1${path}`, { headers });
const post = (path: string, body: object, headers: Record<string, string>): Promise<Response> =>
  fetch(`${api.origin}/api/v1${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const codeOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { code: string }).code,
];

describe('GET /reports', () => {
  it('lists the latest editions and when the next one is due', async () => {
    const page = (await (await get('/reports')).json()) as Record<string, unknown>;
    expect(page).toMatchObject({
      total: 1,
      nextCursor: null,
      presentWeek: week,
      lastWeek: weekAfter(week, -1),
    });
    expect(page['items']).toMatchObject([{ week, edition: 1, reason: null }]);
  });

  it('shows the internal edition to those who work here alone', async () => {
    expect(await codeOf(await get('/reports?audience=internal'))).toEqual([403, 'access.denied']);
    expect((await get('/reports?audience=internal', await as('reviewer'))).status).toBe(200);
  });
});

describe('GET /reports/:week', () => {
  it('says the report in the language that is asked for', async () => {
    const view = (await (await get(`/reports/${week}?lang=en`)).json()) as {
      document: { lang: string; sections: unknown[] };
    };
    expect(view.document.lang).toBe('en');
    expect(view.document.sections).toHaveLength(8);
  });

  it.each(['2026-W99', 'x', '1990-W01'])('answers 404 for the week %s', async (name) => {
    expect(await codeOf(await get(`/reports/${name}`))).toEqual([404, 'report.not-found']);
  });

  it('has the desk in the internal edition, and refuses that to the public', async () => {
    expect(await codeOf(await get(`/reports/${week}?audience=internal`))).toEqual([403, 'access.denied']);
    const internal = await (await get(`/reports/${week}?audience=internal`, await as('reviewer'))).text();
    expect(internal).toContain('내부용입니다');
  });
});

describe('GET /reports/:week/files/:format', () => {
  it.each([
    ['html', 'text/html; charset=utf-8'],
    ['csv', 'text/csv; charset=utf-8'],
    ['json', 'application/json; charset=utf-8'],
    ['hwpx', 'application/hwp+zip'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('sends %s as a file with the same bytes each time', async (format, type) => {
    const [first, second] = [
      await get(`/reports/${week}/files/${format}`),
      await get(`/reports/${week}/files/${format}`),
    ];
    expect(first.headers.get('content-type')).toBe(type);
    expect(first.headers.get('content-disposition')).toMatch(/^attachment; filename="jeonghap-/);
    expect(Buffer.from(await first.arrayBuffer()).equals(Buffer.from(await second.arrayBuffer()))).toBe(true);
  });

  it('refuses an English HWPX', async () => {
    expect(await codeOf(await get(`/reports/${week}/files/hwpx?lang=en`))).toEqual([
      400,
      'report.korean-only',
    ]);
  });

  it('answers 404 for a format that there is not', async () => {
    expect(await codeOf(await get(`/reports/${week}/files/docx`))).toEqual([404, 'report.not-found']);
  });
});

describe('GET /reports/feeds/:feed', () => {
  it.each(['reports', 'gaps'])('sends the feed of %s with addresses of this server', async (feed) => {
    const answer = await get(`/reports/feeds/${feed}.atom?lang=en`);
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const atom = await answer.text();
    expect(atom).toContain(
      `<link rel="self" href="${api.origin}/api/v1/reports/feeds/${feed}.atom?lang=en"/>`,
    );
    expect(atom.includes(`<id>urn:jeonghap:report:${week}:en</id>`)).toBe(feed === 'reports');
  });
});

describe('GET /programmes/calendar.ics', () => {
  it('sends the deadlines of the programmes that the filters leave', async () => {
    const answer = await get('/programmes/calendar.ics');
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const eventsOf = (text: string): number => text.match(/BEGIN:VEVENT/g)?.length ?? 0;
    const list = (await (await get('/programmes?limit=200')).json()) as {
      items: { applicationPeriod: { kind: string; to: string | null } }[];
    };
    const dated = list.items.filter(({ applicationPeriod: { kind, to } }) => kind === 'fixed' && to !== null);
    const all = await answer.text();
    expect(all.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
    expect(eventsOf(all)).toBe(dated.length);
    expect(eventsOf(await (await get('/programmes/calendar.ics?q=no-such-words')).text())).toBe(0);
    expect((await get('/programmes/calendar.ics?axis=none')).status).toBe(400);
  });
});

describe('GET /reports/schemas/:version', () => {
  it('answers the JSON Schema that a report names and fits', async () => {
    const file = await (await get(`/reports/${week}/files/json`)).json();
    const { $schema } = file as { readonly $schema: string };
    const answer = await fetch(api.origin + $schema);
    expect(answer.headers.get('content-type')).toBe('application/schema+json; charset=utf-8');
    const ajv = new Ajv2020({ formats: { date: true, 'date-time': true } });
    const validate = ajv.compile((await answer.json()) as object);
    expect([validate(file), validate.errors]).toEqual([true, null]);
  });
});

describe('POST /reports', () => {
  it('refuses weeks that there are not, or that are not over', async () => {
    const admin = await as('admin');
    expect(await codeOf(await post('/reports', { week: '2025-W53' }, admin))).toEqual([
      400,
      'report.week-invalid',
    ]);
    expect(await codeOf(await post('/reports', { week }, admin))).toEqual([409, 'report.week-not-over']);
    const last = weekAfter(week, -1);
    expect(await codeOf(await post('/reports', { week: last }, admin))).toEqual([
      409,
      'report.nothing-known',
    ]);
  });

  it('previews the week that is on without storing it', async () => {
    const answer = await post('/reports/preview', { week, lang: 'ko' }, await as('admin'));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('미리보기입니다');
    expect(((await (await get('/reports')).json()) as { total: number }).total).toBe(1);
  });
});
