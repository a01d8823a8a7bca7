import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount, OWN_SCRIPT, signIn, TEST_PASSWORD } from '../support/sign-in.js';

const NEXT_PASSWORD = 'quite another password';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi('empty', { trustedProxies: ['127.0.0.1'] });
});
afterEach(() => api.database.dataSource.query('DELETE FROM login_throttle'));
afterAll(() => api.close());

const account = () => makeAccount(api.database.dataSource, ['editor']);
const attempt = (email: string, password: string, headers: Record<string, string> = {}) =>
  api.as({ ...OWN_SCRIPT, ...headers }, 'POST', '/session', { email, password });
const personOf = async (session: Record<string, string>): Promise<string | null> =>
  (await api.get('/session', session)).body.person?.email ?? null;
const cookieOf = ({ headers }: Answer): string => headers.getSetCookie()[0] ?? '';

describe('signing in', () => {
  it('gives a session in a cookie that scripts cannot read, and tells who and what', async () => {
    const { email, id, name } = await account();
    const answer = await attempt(` ${email.toUpperCase()} `, TEST_PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      person: { id, email, name, roles: ['editor'], stakeholderId: null, isSample: false },
      rights: ['see-internal', 'discuss', 'edit-catalogue'],
      keyScopes: ['read', 'edit'],
    });
    expect(cookieOf(answer)).toMatch(/^jeonghap_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await personOf({ cookie: cookieOf(answer).split(';')[0] ?? '' })).toBe(email);
  });

  it('makes the cookie Secure and bound to this host behind TLS', async () => {
    const { email } = await account();
    const https = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };
    const answer = await attempt(email, TEST_PASSWORD, https);
    expect(cookieOf(answer)).toMatch(
      /^__Host-jeonghap_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect((await api.get('/session')).headers.get('strict-transport-security')).toBeNull();
    const [cookie = ''] = cookieOf(answer).split(';');
    expect(await personOf({ cookie, ...https })).toBe(email);
    expect(await personOf({ cookie: cookie.replace('__Host-', ''), ...https })).toBeNull();
  });

  it('stores neither password nor token', async () => {
    const { email } = await account();
    const { cookie = '' } = await signIn(api.origin, email);
    const token = cookie.split('=')[1] ?? '';
    const dump = JSON.stringify([
      await api.database.dataSource.query("SELECT *, encode(token_sha256, 'escape') FROM session"),
      await api.database.dataSource.query('SELECT * FROM user_account'),
    ]);
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(TEST_PASSWORD);
    expect(dump).toContain('$argon2id$');
  });

  it('answers alike for an unknown address, a wrong password, the invited and the deactivated', async () => {
    const { email } = await account();
    const invited = await account();
    const deactivated = await account();
    await api.database.dataSource.query(
      `UPDATE user_account SET state = 'invited', password_hash = NULL WHERE id = $1`,
      [invited.id],
    );
    await api.database.dataSource.query(`UPDATE user_account SET state = 'deactivated' WHERE id = $1`, [
      deactivated.id,
    ]);
    const answers = [
      await attempt('nobody@test.invalid', TEST_PASSWORD),
      await attempt(email, 'not the password'),
      await attempt(invited.email, TEST_PASSWORD),
      await attempt(deactivated.email, TEST_PASSWORD),
    ];
    const seen = answers.map(({ status, body, headers }) => {
      const { requestId: _requestId, ...rest } = body;
      return { status, rest, names: [...headers.keys()].sort() };
    });
    expect(seen[0]).toMatchObject({ status: 401, rest: { code: 'login.failed' } });
    for (const one of seen) expect(one).toEqual(seen[0]);
  });

  it('takes as long for an unknown address as for a wrong password', async () => {
    const { email } = await account();
    const msOf = async (address: string): Promise<number> => {
      await api.database.dataSource.query('DELETE FROM login_throttle');
      const startedAt = performance.now();
      await attempt(address, 'not the password');
      return performance.now() - startedAt;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let n = 0; n < 15; n += 1) {
      known.push(await msOf(email));
      unknown.push(await msOf(`nobody-${String(n)}@test.invalid`));
    }
    // the quickest of each, since what else the machine does only adds; without the hash for nobody it is a tenth
    const ratio = Math.min(...unknown) / Math.min(...known);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.7);
  });

  it('takes a new token whatever the browser had, and ends the one it had', async () => {
    const { email } = await account();
    const planted = { cookie: `jeonghap_session=${'x'.repeat(43)}`, ...OWN_SCRIPT };
    const first = cookieOf(await attempt(email, TEST_PASSWORD, planted)).split(';')[0] ?? '';
    expect(first).not.toBe(planted.cookie);
    expect(await personOf(planted)).toBeNull();
    const second = cookieOf(await attempt(email, TEST_PASSWORD, { cookie: first })).split(';')[0] ?? '';
    expect(second).not.toBe(first);
    expect(await personOf({ cookie: first })).toBeNull();
    expect(await personOf({ cookie: second })).toBe(email);
  });
});

describe('guessing', () => {
  const from = (address: string) => ({ 'x-forwarded-for': address });

  it('is slowed down after five failures, and locks nobody out who comes from elsewhere', async () => {
    const { email } = await account();
    for (let n = 0; n < 6; n += 1) {
      expect((await attempt(email, `guess ${String(n)}`, from('198.51.100.1'))).status).toBe(401);
    }
    const slowed = await attempt(email, TEST_PASSWORD, from('198.51.100.1'));
    expect([slowed.status, slowed.body.code]).toEqual([429, 'login.throttled']);
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(slowed.headers.get('retry-after'))).toBeLessThanOrEqual(2);
    expect((await attempt(email, TEST_PASSWORD, from('198.51.100.2'))).status).toBe(200);
    await sleep(Number(slowed.headers.get('retry-after')) * 1_000);
    expect((await attempt(email, TEST_PASSWORD, from('198.51.100.1'))).status).toBe(200);
    expect((await attempt(email, 'a typo', from('198.51.100.1'))).status).toBe(401);
  });

  it('gains nothing by many attempts at the same time', async () => {
    const { email } = await account();
    const guesses = Array.from({ length: 20 }, (_, n) =>
      attempt(email, `guess ${String(n)}`, from('198.51.100.3')),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(6);
    expect(statuses.filter((status) => status === 429)).toHaveLength(14);
  });

  it('is slowed down also over many accounts from one address', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 32; n += 1) {
      const { status } = await attempt(`nobody-${String(n)}@test.invalid`, 'guess', from('198.51.100.4'));
      statuses.push(status);
    }
    expect(statuses.slice(0, 31)).toEqual(Array.from({ length: 31 }, () => 401));
    expect(statuses[31]).toBe(429);
  });
});

describe('a session', () => {
  it('ends when it is signed out, when idle, and when it is too old', async () => {
    const { email } = await account();
    const [out, idle, old] = [
      await signIn(api.origin, email),
      await signIn(api.origin, email),
      await signIn(api.origin, email),
    ];
    expect((await api.as(out, 'DELETE', '/session')).status).toBe(204);
    const tokenOf = ({ cookie = '' }: Record<string, string>) => cookie.split('=')[1];
    const end = (column: string, session: Record<string, string>) =>
      api.database.dataSource.query(
        `UPDATE session SET ${column} = clock_timestamp() - interval '1 s' WHERE token_sha256 = sha256($1::bytea)`,
        [tokenOf(session)],
      );
    await end('idle_expires_at', idle);
    await end('expires_at', old);
    for (const session of [out, idle, old]) {
      expect(await personOf(session)).toBeNull();
      expect((await api.as(session, 'GET', '/sessions')).body.code).toBe('access.sign-in-required');
    }
  });

  it('goes on while it is used, but never beyond its end', async () => {
    const { id, email } = await account();
    const session = await signIn(api.origin, email);
    const readMinutes = async (): Promise<number[]> => {
      const [row] = await api.database.dataSource.query<{ idle: number; end: number }[]>(
        `SELECT round(extract(epoch FROM idle_expires_at - clock_timestamp()) / 60)::int AS idle,
                round(extract(epoch FROM expires_at - clock_timestamp()) / 60)::int AS end FROM session WHERE account_id = $1`,
        [id],
      );
      return [row?.idle ?? 0, row?.end ?? 0];
    };
    expect(await readMinutes()).toEqual([60, 720]);
    const age = (interval: string) =>
      api.database.dataSource.query(
        `UPDATE session SET last_seen_at = last_seen_at - $2::interval, idle_expires_at = idle_expires_at - $2::interval,
                expires_at = expires_at - $2::interval WHERE account_id = $1`,
        [id, interval],
      );
    await age('50 min');
    expect(await personOf(session)).toBe(email);
    expect(await readMinutes()).toEqual([60, 670]);
    await api.database.dataSource.query(
      `UPDATE session SET expires_at = clock_timestamp() + interval '20 min', last_seen_at = last_seen_at - interval '2 min'
        WHERE account_id = $1`,
      [id],
    );
    expect(await personOf(session)).toBe(email);
    expect(await readMinutes()).toEqual([20, 20]);
  });

  it('is let through also while its use cannot be written down, as on a full disk', async () => {
    const { email, key } = await account();
    const session = await signIn(api.origin, email);
    const { dataSource } = api.database;
    await dataSource.query(`UPDATE session SET last_seen_at = last_seen_at - interval '1 h'`);
    await dataSource.query('ALTER TABLE session ADD CONSTRAINT full_disk CHECK (false) NOT VALID');
    await dataSource.query('ALTER TABLE api_key ADD CONSTRAINT full_disk CHECK (false) NOT VALID');
    try {
      expect(await personOf(session)).toBe(email);
      expect(await personOf(bearer(key))).toBe(email);
    } finally {
      for (const table of ['session', 'api_key']) {
        await dataSource.query(`ALTER TABLE ${table} DROP CONSTRAINT full_disk`);
      }
    }
  });

  it('is listed to its owner, who can end it, and to nobody else', async () => {
    const { email } = await account();
    const other = await signIn(api.origin, (await account()).email);
    const [here, there] = [await signIn(api.origin, email), await signIn(api.origin, email)];
    const { items } = (await api.get('/sessions', here)).body;
    expect(items).toHaveLength(2);
    expect(items.filter((one: { isCurrent: boolean }) => one.isCurrent)).toHaveLength(1);
    expect(items[0]).toMatchObject({ userAgent: 'node', device: null });
    const away = items.find((one: { isCurrent: boolean }) => !one.isCurrent).id as string;
    expect((await api.as(other, 'DELETE', `/sessions/${away}`)).body.code).toBe('session.not-found');
    expect(await personOf(there)).toBe(email);
    expect((await api.as(here, 'DELETE', `/sessions/${away}`)).status).toBe(204);
    expect(await personOf(there)).toBeNull();
    expect((await api.as(here, 'DELETE', '/sessions/none')).status).toBe(404);
    await signIn(api.origin, email);
    expect((await api.as(here, 'DELETE', '/sessions')).status).toBe(204);
    expect((await api.get('/sessions', here)).body.items).toHaveLength(1);
  });
});

describe('the own password', () => {
  const change = (session: Record<string, string>, current: string, next: string) =>
    api.as(session, 'PUT', '/password', { current, next });

  it('is changed with the present one; all other sessions end and this one gets a new token', async () => {
    const { email } = await account();
    const [here, there] = [await signIn(api.origin, email), await signIn(api.origin, email)];
    const wrong = await change(here, 'not it at all', NEXT_PASSWORD);
    expect([wrong.status, wrong.body.code]).toEqual([400, 'password.wrong']);
    const weak = await change(here, TEST_PASSWORD, 'short');
    expect(weak.body.errors).toEqual([
      { field: 'next', messageKo: '너무 짧습니다 (12).', messageEn: 'is too short (12).' },
    ]);
    const done = await change(here, TEST_PASSWORD, NEXT_PASSWORD);
    expect(done.status).toBe(200);
    expect(await personOf(here)).toBeNull();
    expect(await personOf(there)).toBeNull();
    expect(await personOf({ cookie: cookieOf(done).split(';')[0] ?? '' })).toBe(email);
    expect((await attempt(email, TEST_PASSWORD)).status).toBe(401);
    expect((await attempt(email, NEXT_PASSWORD)).status).toBe(200);
  });

  it('cannot be guessed through an open browser either, nor changed with a key', async () => {
    const { email, key } = await account();
    const session = await signIn(api.origin, email);
    for (let n = 0; n < 6; n += 1) await change(session, `guess ${String(n)}`, NEXT_PASSWORD);
    expect((await change(session, TEST_PASSWORD, NEXT_PASSWORD)).status).toBe(429);
    expect((await change(bearer(key), TEST_PASSWORD, NEXT_PASSWORD)).body.code).toBe('access.session-only');
  });
});
