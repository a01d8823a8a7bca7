import { prepareIdentity } from '@jeonghap/identity';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import {
  bearer,
  makeAccount,
  OWN_SCRIPT,
  signIn,
  type TestAccount,
  TEST_PASSWORD,
} from '../support/sign-in.js';

const PASSWORD = 'chosen by the invited person';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi('empty');
});
afterAll(() => api.close());

const tokenOf = (path: string): string => path.split('#')[1] ?? '';
const look = (token: string) => api.as(OWN_SCRIPT, 'POST', '/one-time-links/look', { token });
const use = (token: string, over: object = {}) =>
  api.as(OWN_SCRIPT, 'POST', '/one-time-links/use', { token, password: PASSWORD, ...over });
let count = 0;
const invite = (over: object = {}) => {
  count += 1;
  return api.send('POST', '/users', {
    email: `Kim-${String(count)}@Agency.go.kr`,
    name: '김민지',
    roles: ['editor'],
    ...over,
  });
};
const change = (id: string, revision: number, patch: object) =>
  api.send('PATCH', `/users/${id}`, patch, { 'if-match': `"${String(revision)}"` });
const revisionOf = async ({ id }: { id: string }): Promise<number> => {
  const [row] = await api.database.dataSource.query<{ revision: number }[]>(
    'SELECT revision FROM user_account WHERE id = $1',
    [id],
  );
  return row?.revision ?? 0;
};

describe('an invitation', () => {
  it('leads to a password and a session, once', async () => {
    const { status, body } = await invite();
    expect(status).toBe(201);
    expect(body.user).toMatchObject({ name: '김민지', state: 'invited', roles: ['editor'] });
    expect(body.user.email).toBe(`kim-${String(count)}@agency.go.kr`);
    expect(body.link.path).toMatch(/^\/link#[\w-]{43}$/);
    const token = tokenOf(body.link.path);
    expect((await look(token)).body).toMatchObject({ purpose: 'invitation', email: body.user.email });
    const used = await use(token);
    expect(used.status).toBe(200);
    expect(used.body.person.email).toBe(body.user.email);
    expect(used.headers.getSetCookie()[0]).toContain('HttpOnly');
    expect((await signIn(api.origin, body.user.email, PASSWORD))['cookie']).toBeDefined();
    for (const again of [await look(token), await use(token)]) {
      expect([again.status, again.body.code]).toEqual([410, 'link.used']);
    }
  });

  it('is taken once also by two who use it at the same time', async () => {
    const token = tokenOf((await invite()).body.link.path);
    const statuses = (await Promise.all([use(token), use(token), use(token)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 410, 410]);
  });

  it('refuses a weak password without being used up', async () => {
    const { user, link } = (await invite()).body;
    const weak = await use(tokenOf(link.path), { password: user.email });
    expect(weak.body.errors).toEqual([
      { field: 'password', messageKo: '짐작하기 쉽습니다.', messageEn: 'is easy to guess.' },
    ]);
    expect((await use(tokenOf(link.path))).status).toBe(200);
  });

  it('expires and says so; a new one ends those before', async () => {
    const { user, link } = (await invite()).body;
    const renewed = await api.send('POST', `/users/${user.id as string}/links`, {});
    expect(renewed.body.purpose).toBe('invitation');
    expect((await look(tokenOf(link.path))).body.code).toBe('link.expired');
    await api.database.dataSource.query(
      'UPDATE one_time_link SET expires_at = clock_timestamp() WHERE account_id = $1',
      [user.id],
    );
    const late = await use(tokenOf(renewed.body.path));
    expect([late.status, late.body.code]).toEqual([410, 'link.expired']);
    expect((await look('x'.repeat(43))).body.code).toBe('link.not-found');
  });

  it('names what is wrong with a draft, and refuses a taken address', async () => {
    const bad = await invite({ email: 'kim', roles: ['king'], stakeholderId: 'x', password: 'y' });
    expect(bad.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'password',
      'roles',
      'stakeholderId',
    ]);
    expect((await invite({ email: 'kim' })).body.errors[0].field).toBe('email');
    const missing = '00000000-0000-4000-8000-000000000000';
    expect((await invite({ stakeholderId: missing })).body.errors[0].field).toBe('stakeholderId');
    const taken = await invite({ email: api.admin.email.toUpperCase() });
    expect([taken.status, taken.body.code]).toEqual([409, 'account.email-taken']);
  });
});

describe('a forgotten password', () => {
  it('is replaced through a link of an administrator, which ends all sessions', async () => {
    const user = await makeAccount(api.database.dataSource, ['reviewer']);
    const session = await signIn(api.origin, user.email);
    const link = (await api.send('POST', `/users/${user.id}/links`, {})).body;
    expect(link.purpose).toBe('password_reset');
    expect((await api.get('/session', session)).body.person).not.toBeNull();
    expect((await use(tokenOf(link.path))).status).toBe(200);
    expect((await api.get('/session', session)).body.person).toBeNull();
    await expect(signIn(api.origin, user.email, TEST_PASSWORD)).rejects.toThrow('login.failed');
    expect(await signIn(api.origin, user.email, PASSWORD)).toBeDefined();
  });
});

describe('changing an account', () => {
  let user: TestAccount;
  beforeEach(async () => {
    user = await makeAccount(api.database.dataSource, ['editor']);
  });

  it('ends the sessions of whoever gains or loses rights, and those of nobody who is renamed', async () => {
    const session = await signIn(api.origin, user.email);
    const renamed = await change(user.id, 1, { name: '새 이름' });
    expect(renamed.body).toMatchObject({ name: '새 이름', revision: 2 });
    expect((await api.get('/session', session)).body.person.name).toBe('새 이름');
    expect((await change(user.id, 2, { roles: ['editor', 'reviewer'] })).status).toBe(200);
    expect((await api.get('/session', session)).body.person).toBeNull();
  });

  it('keeps a deactivated person out, at once and in every way', async () => {
    const session = await signIn(api.origin, user.email);
    expect((await change(user.id, 1, { isActive: false })).body.state).toBe('deactivated');
    expect((await api.get('/session', session)).body.person).toBeNull();
    expect((await api.get('/session', bearer(user.key))).status).toBe(401);
    await expect(signIn(api.origin, user.email)).rejects.toThrow('login.failed');
    expect((await api.send('POST', `/users/${user.id}/links`, {})).body.code).toBe('account.deactivated');
    expect((await change(user.id, 2, { isActive: true })).body.state).toBe('active');
    expect(await signIn(api.origin, user.email)).toBeDefined();
  });

  it('is refused on a stale revision, without one, for an unknown account, and for fields that are not for change', async () => {
    expect((await change(user.id, 7, { name: 'x' })).body).toMatchObject({ status: 412, currentRevision: 1 });
    expect((await api.send('PATCH', `/users/${user.id}`, { name: 'x' })).status).toBe(428);
    expect((await change('00000000-0000-4000-8000-000000000000', 1, { name: 'x' })).body.code).toBe(
      'account.not-found',
    );
    expect((await change('x', 1, { name: 'x' })).status).toBe(404);
    for (const field of ['email', 'state', 'isSample', 'passwordHash', 'id']) {
      expect((await change(user.id, 1, { [field]: 'x' })).body.errors[0].field).toBe(field);
    }
  });

  it('lets an administrator step down, which ends the own sessions too', async () => {
    const admin = await makeAccount(api.database.dataSource, ['admin']);
    const session = await signIn(api.origin, admin.email);
    const seen = { ...session, 'if-match': `"${String(await revisionOf(admin))}"` };
    const answer = await api.as(seen, 'PATCH', `/users/${admin.id}`, { roles: ['editor'] });
    expect(answer.body).toMatchObject({ roles: ['editor'] });
    expect((await api.get('/session', session)).body.person).toBeNull();
    expect((await api.get('/users', bearer(admin.key))).status).toBe(403);
  });

  it('leaves one administrator, also when two step down at the same time', async () => {
    const [one, two] = [api.admin, await makeAccount(api.database.dataSource, ['admin'])];
    await api.database.dataSource.query(
      `UPDATE user_account SET roles = '{editor}' WHERE 'admin' = ANY (roles) AND id NOT IN ($1, $2)`,
      [one.id, two.id],
    );
    const stepDown = async (who: TestAccount, patch: object) => {
      const seen = { ...bearer(who.key), 'if-match': `"${String(await revisionOf(who))}"` };
      return api.as(seen, 'PATCH', `/users/${who.id}`, patch);
    };
    const answers = await Promise.all([
      stepDown(one, { roles: ['editor'] }),
      stepDown(two, { isActive: false }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('account.last-admin');
    await api.database.dataSource.query(
      `UPDATE user_account SET roles = '{admin}', state = 'active' WHERE id = $1`,
      [one.id],
    );
  });
});

describe('the list of accounts', () => {
  it('is for administrators, comes in pages, and holds no secret', async () => {
    await makeAccount(api.database.dataSource, ['company']);
    const first = await api.get('/users?limit=2', bearer(api.admin.key));
    expect(first.body.items).toHaveLength(2);
    const second = await api.get(
      `/users?limit=200&cursor=${first.body.nextCursor as string}`,
      bearer(api.admin.key),
    );
    const emails = [...first.body.items, ...second.body.items].map(({ email }: { email: string }) => email);
    expect(emails).toEqual([...emails].sort());
    expect(new Set(emails).size).toBe(first.body.total);
    expect(first.text + second.text).not.toMatch(/argon2|password/i);
    const editor = await makeAccount(api.database.dataSource, ['editor']);
    expect((await api.get('/users', bearer(editor.key))).status).toBe(403);
    expect((await api.get('/users')).status).toBe(401);
  });
});

describe('the first administrator', () => {
  it('is made through a link that the start prints, as long as there is none', async () => {
    const fresh = await startTestApi('empty');
    try {
      const prepare = () =>
        prepareIdentity({ databaseUrl: fresh.database.url, sampleCatalogue: true, log: () => undefined });
      expect(await prepare()).toBeUndefined();
      await fresh.database.dataSource.query('DELETE FROM user_account WHERE NOT is_sample');
      const [first, second] = [tokenOf((await prepare()) ?? ''), tokenOf((await prepare()) ?? '')];
      const send = (path: string, body: object) =>
        fresh.as(OWN_SCRIPT, 'POST', `/one-time-links/${path}`, body);
      expect((await send('look', { token: first })).body).toMatchObject({
        purpose: 'first_admin',
        email: null,
      });
      const bad = await send('use', { token: first, password: PASSWORD });
      expect(bad.body.errors[0].field).toBe('email');
      const person = { email: 'Lee@agency.go.kr', name: '이서연', password: PASSWORD };
      const made = await send('use', { token: first, ...person });
      expect(made.body.person).toMatchObject({ email: 'lee@agency.go.kr', roles: ['admin'] });
      expect(made.body.rights).toContain('administer');
      expect((await send('use', { token: second, ...person, email: 'x@y.kr' })).body.code).toBe('link.used');
      expect(await prepare()).toBeUndefined();
    } finally {
      await fresh.close();
    }
  });
});
