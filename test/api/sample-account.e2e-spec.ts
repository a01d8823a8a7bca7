import { prepareIdentity } from '@jeonghap/identity';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { OWN_SCRIPT, signInAsSample } from '../support/sign-in.js';

const NEXT_PASSWORD = 'quite another password';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi('empty', { trustedProxies: ['127.0.0.1'] });
});
afterAll(() => api.close());

const personOf = async (session: Record<string, string>): Promise<string | null> =>
  (await api.get('/session', session)).body.person?.email ?? null;
const attempt = (email: string, password: string) =>
  api.as(OWN_SCRIPT, 'POST', '/session', { email, password });

describe('sample accounts', () => {
  afterAll(() => api.database.dataSource.query('DELETE FROM user_account WHERE is_sample'));
  const prepare = (sampleCatalogue: boolean) =>
    prepareIdentity({ databaseUrl: api.database.url, sampleCatalogue, log: () => undefined });

  it('exist with the sample catalogue only', async () => {
    expect((await api.get('/session/sample-accounts')).body.items).toEqual([]);
    await prepare(true);
    await prepare(true);
    const { items } = (await api.get('/session/sample-accounts')).body;
    expect(items.map(({ role }: { role: string }) => role)).toEqual([
      'admin',
      'editor',
      'reviewer',
      'company',
    ]);
    for (const { email, password } of items as { email: string; password: string }[]) {
      expect((await attempt(email, password)).status).toBe(200);
    }
    const session = await signInAsSample(api.origin, 'editor');
    await prepare(false);
    expect((await api.get('/session/sample-accounts')).body.items).toEqual([]);
    expect(await personOf(session)).toBeNull();
  });

  it('are for this machine only, and cannot be taken over', async () => {
    await prepare(true);
    await api.database.dataSource.query(`UPDATE user_account SET state = 'active' WHERE is_sample`);
    const credentials = { email: 'admin@sample.invalid', password: 'sample-admin-only-here' };
    const far = { ...OWN_SCRIPT, 'x-forwarded-for': '203.0.113.5' };
    expect((await api.as(far, 'POST', '/session', credentials)).body.code).toBe('login.sample-elsewhere');
    expect((await api.get('/session/sample-accounts', far)).body.items).toEqual([]);
    for (const headers of [{ 'x-real-ip': '127.0.0.1' }, { via: '1.1 proxy' }]) {
      const answer = await api.as({ ...OWN_SCRIPT, ...headers }, 'POST', '/session', credentials);
      expect(answer.body.code).toBe('login.sample-elsewhere');
    }
    const session = await signInAsSample(api.origin, 'admin');
    const passwords = { current: credentials.password, next: NEXT_PASSWORD };
    expect((await api.as(session, 'PUT', '/password', passwords)).body.code).toBe('account.sample');
    const key = { name: 'x', scopes: ['admin'], days: 9 };
    expect((await api.as(session, 'POST', '/api-keys', key)).body.code).toBe('account.sample');
  });
});
