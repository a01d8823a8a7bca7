import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount, signIn } from '../support/sign-in.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi('empty');
});
afterAll(() => api.close());

const personOf = async (session: Record<string, string>): Promise<string | null> =>
  (await api.get('/session', session)).body.person?.email ?? null;
const account = () => makeAccount(api.database.dataSource, ['editor']);

describe('API keys', () => {
  const make = (session: Record<string, string>, over: object = {}) =>
    api.as(session, 'POST', '/api-keys', { name: '배치', scopes: ['read'], days: 30, ...over });

  it('are shown once, work at once, and stop at once', async () => {
    const { email } = await account();
    const session = await signIn(api.origin, email);
    const made = await make(session, { scopes: ['read', 'edit'] });
    expect(made.status).toBe(201);
    const { key, id, prefix } = made.body as { key: string; id: string; prefix: string };
    expect(key).toMatch(/^jh_[\w-]{43}$/);
    expect(key.startsWith(prefix)).toBe(true);
    expect(await personOf(bearer(key))).toBe(email);
    const listed = await api.get('/api-keys', session);
    expect(listed.text).not.toContain(key);
    expect(listed.body.items.find((one: { id: string }) => one.id === id).lastUsedAt).not.toBeNull();
    const stranger = await signIn(api.origin, (await account()).email);
    expect((await api.as(stranger, 'DELETE', `/api-keys/${id}`)).body.code).toBe('api-key.not-found');
    expect((await api.as(session, 'DELETE', `/api-keys/${id}`)).status).toBe(204);
    expect((await api.get('/session', bearer(key))).status).toBe(401);
  });

  it('expire, and end with their owner', async () => {
    const { id, key } = await account();
    await api.database.dataSource.query(`UPDATE user_account SET state = 'deactivated' WHERE id = $1`, [id]);
    expect((await api.get('/session', bearer(key))).status).toBe(401);
    const second = await account();
    await api.database.dataSource.query(
      `UPDATE api_key SET expires_at = clock_timestamp() WHERE account_id = $1`,
      [second.id],
    );
    expect((await api.get('/session', bearer(second.key))).status).toBe(401);
  });

  it('reach no further than their owner, and make no further keys', async () => {
    const { email, key } = await account();
    const session = await signIn(api.origin, email);
    expect((await make(session, { scopes: ['admin'] })).body.code).toBe('api-key.scope-denied');
    expect((await make(session, { scopes: [] })).status).toBe(400);
    expect((await make(session, { days: 367 })).status).toBe(400);
    expect((await make(session, { accountId: 'x' })).status).toBe(400);
    expect((await make(bearer(key))).body.code).toBe('access.session-only');
  });
});
