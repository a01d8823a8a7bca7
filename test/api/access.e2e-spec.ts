import { type Role } from '@jeonghap/identity';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount, makeKey, OWN_SCRIPT, signIn, type TestAccount } from '../support/sign-in.js';

const DRAFT = { title: 'x', type: 'expert' };
const ROLES: readonly Role[] = ['admin', 'editor', 'reviewer', 'company'];

let api: RunningApi;
let accounts: Record<Role, TestAccount>;
beforeAll(async () => {
  api = await startTestApi('empty');
  const made = [];
  for (const role of ROLES) made.push([role, await makeAccount(api.database.dataSource, [role])]);
  accounts = Object.fromEntries(made) as Record<Role, TestAccount>;
});
afterAll(() => api.close());

const create = async (headers: Record<string, string>) => {
  const { status, body } = await api.as(headers, 'POST', '/stakeholders', DRAFT);
  return [status, body.code];
};

describe('an edit', () => {
  it('is refused to the public, also from this machine', async () => {
    expect(await create(OWN_SCRIPT)).toEqual([401, 'access.sign-in-required']);
    expect((await api.get('/stakeholders')).status).toBe(200);
  });

  it.each([
    ['admin', 201],
    ['editor', 201],
    ['reviewer', 403],
    ['company', 403],
  ] as const)(
    'of a signed-in %s is answered with %i, with a session and with a key',
    async (role, status) => {
      const { email, key } = accounts[role];
      const code = status === 403 ? 'access.denied' : undefined;
      expect(await create(bearer(key))).toEqual([status, code]);
      expect(await create(await signIn(api.origin, email))).toEqual([status, code]);
    },
  );

  it('wants a key whose scope reaches as far', async () => {
    const read = await makeKey(api.database.dataSource, accounts.admin.id, ['read']);
    const edit = await makeKey(api.database.dataSource, accounts.admin.id, ['edit']);
    expect(await create(bearer(read))).toEqual([403, 'access.denied']);
    expect(await create(bearer(edit))).toEqual([201, undefined]);
    expect((await api.as(bearer(edit), 'POST', '/recompute/retry')).status).toBe(403);
    expect((await api.as(bearer(accounts.admin.key), 'POST', '/recompute/retry')).status).toBe(200);
  });

  it.each(['Bearer jh_nonsense', 'Bearer ', 'Basic YTpi', `Bearer jh_${'a'.repeat(43)}`])(
    'is refused with the credentials %j, and so is a read',
    async (authorization) => {
      expect(await create({ authorization })).toEqual([401, 'access.key-invalid']);
      expect((await api.get('/score-sets', { authorization })).status).toBe(401);
    },
  );

  it('says how to sign in', async () => {
    const { headers } = await api.as(OWN_SCRIPT, 'POST', '/stakeholders', DRAFT);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="jeonghap"');
  });
});

describe('a request that another site forged', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://attacker.example' }],
    [{ origin: 'null' }],
  ])('is refused though the session is good: %j', async (forged: Record<string, string>) => {
    const session = await signIn(api.origin, accounts.editor.email);
    expect(await create({ ...session, ...forged })).toEqual([403, 'access.foreign-origin']);
    expect(await create({ ...session, origin: api.origin, 'sec-fetch-site': 'same-origin' })).toEqual([
      201,
      undefined,
    ]);
  });

  it('is refused without the header of our own scripts, as a form of another site would be', async () => {
    const { cookie = '' } = await signIn(api.origin, accounts.editor.email);
    expect(await create({ cookie })).toEqual([403, 'access.header-required']);
  });

  it('cannot sign a visitor in to another account either', async () => {
    const credentials = { email: accounts.editor.email, password: 'x' };
    const { status, body } = await api.as(
      { ...OWN_SCRIPT, 'sec-fetch-site': 'cross-site' },
      'POST',
      '/session',
      credentials,
    );
    expect([status, body.code]).toEqual([403, 'access.foreign-origin']);
    expect((await api.as({}, 'POST', '/session', credentials)).body.code).toBe('access.header-required');
  });

  it('is told apart from a program with a key, which no browser sends by itself', async () => {
    const headers = { ...bearer(accounts.editor.key), origin: 'https://partner.example' };
    expect(await create(headers)).toEqual([201, undefined]);
  });
});

describe('the history of an entry', () => {
  it('tells those who work here who edited, and the public only what', async () => {
    const created = await api.send('POST', '/stakeholders', DRAFT);
    const path = `/stakeholders/${created.body.id as string}/history`;
    const actorAs = async (headers: Record<string, string>) =>
      (await api.get(path, headers)).body.items[0].actor;
    expect(await actorAs(bearer(accounts.reviewer.key))).toBe(api.admin.name);
    expect(await actorAs(await signIn(api.origin, accounts.editor.email))).toBe(api.admin.name);
    expect(await actorAs(bearer(accounts.company.key))).toBeNull();
    expect(await actorAs({})).toBeNull();
    const rows = await api.database.dataSource.query('SELECT actor FROM entry_revision WHERE entry_id = $1', [
      created.body.id,
    ]);
    expect(rows).toEqual([{ actor: `user:${api.admin.id}` }]);
  });
});

it('keeps what signed-in people are shown out of shared caches', async () => {
  const headers = bearer(accounts.editor.key);
  expect((await api.get('/score-sets', headers)).headers.get('cache-control')).toBe('no-store');
  expect((await api.get('/session')).headers.get('cache-control')).toBe('no-store');
});

it('says of every route who may use it', async () => {
  const { paths } = (await api.get('/openapi.json')).body as {
    paths: Record<string, Record<string, Record<string, unknown>>>;
  };
  const silent = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      operation['x-admission'] === undefined ? [`${method} ${path}`] : [],
    ),
  );
  expect(silent).toEqual([]);
  expect(Object.keys(paths).length).toBeGreaterThan(30);
});
