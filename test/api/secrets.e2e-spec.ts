import { prepareIdentity } from '@jeonghap/identity';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount, OWN_SCRIPT, signIn, TEST_PASSWORD } from '../support/sign-in.js';
import {
  oidcConfigOf,
  startTestProvider,
  type TestProvider,
  visitProvider,
} from '../support/test-provider.js';

const NEXT_PASSWORD = 'canary in the coal mine';

/** Collects what the process writes while work is under way. */
async function writtenDuring(work: () => Promise<void>): Promise<string> {
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockReturnValue(true),
  );
  try {
    await work();
    return spies.flatMap(({ mock }) => mock.calls.map(([chunk]) => String(chunk))).join('');
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe('what the service writes at its most talkative', () => {
  let api: RunningApi;
  let provider: TestProvider;
  beforeAll(async () => {
    provider = await startTestProvider();
  });
  afterEach(() => api.close());
  afterAll(() => provider.close());

  it('holds no password, token, key, link or database password, also where something breaks', async () => {
    const canaries: string[] = [TEST_PASSWORD, NEXT_PASSWORD];
    const written = await writtenDuring(async () => {
      api = await startTestApi('empty', { logLevel: 'verbose' });
      canaries.push(new URL(api.database.url).password, api.admin.key);
      const { email } = await makeAccount(api.database.dataSource, ['editor']);
      const session = await signIn(api.origin, email);
      canaries.push(session['cookie']?.split('=')[1] ?? '');
      const key = await api.as(session, 'POST', '/api-keys', { name: 'canary', scopes: ['read'], days: 1 });
      canaries.push(key.body.key);
      await api.as(session, 'PUT', '/password', { current: TEST_PASSWORD, next: NEXT_PASSWORD });
      const { link } = (
        await api.send('POST', '/users', { email: 'canary@test.invalid', name: 'c', roles: [] })
      ).body;
      canaries.push(link.path.split('#')[1]);
      await api.database.dataSource.query('ALTER TABLE session RENAME COLUMN token_sha256 TO away');
      await api.database.dataSource.query('ALTER TABLE api_key RENAME COLUMN key_sha256 TO away');
      const broken = [
        await api.as(OWN_SCRIPT, 'POST', '/session', { email, password: NEXT_PASSWORD }),
        await api.get('/sessions', session),
        await api.get('/sessions', bearer(key.body.key)),
      ];
      expect(broken.map(({ status }) => status)).toEqual([500, 500, 500]);
      for (const { text } of broken) for (const canary of canaries) expect(text).not.toContain(canary);
    });
    expect(written).toContain('-> 500'); // it did listen
    expect(canaries.every((canary) => canary.length >= 12)).toBe(true);
    expect(canaries.filter((canary) => written.includes(canary))).toEqual([]);
  });

  it('holds nothing of a sign-in through a provider, also where the provider lies', async () => {
    const canaries: string[] = [];
    const oidc = oidcConfigOf(provider, { clientSecret: 'canary of the client, wrong on purpose' });
    canaries.push(oidc.clientSecret);
    const written = await writtenDuring(async () => {
      api = await startTestApi('empty', { logLevel: 'verbose', oidc });
      provider.serve([`${api.origin}/sign-in/return`]);
      provider.person = { sub: 'canary-subject', email: 'canary@test.invalid', email_verified: true };
      const begun = await api.as(OWN_SCRIPT, 'POST', '/session/provider/attempts');
      const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const query = await visitProvider(begun.body.address);
      canaries.push(cookie.split('=')[1] ?? '', query['code'] ?? '', query['state'] ?? '');
      const done = await api.as({ ...OWN_SCRIPT, cookie }, 'POST', '/session/provider', query);
      expect(done.status).toBe(401);
      for (const canary of canaries) expect(done.text).not.toContain(canary);
    });
    expect(written).toContain('a sign-in through the provider failed'); // it did listen
    expect(canaries.every((canary) => canary.length >= 12)).toBe(true);
    expect(canaries.filter((canary) => written.includes(canary))).toEqual([]);
  });

  it('tells of sample accounts without their passwords', async () => {
    const lines: string[] = [];
    const written = await writtenDuring(async () => {
      api = await startTestApi('empty', { logLevel: 'verbose' });
      const { url: databaseUrl } = api.database;
      await prepareIdentity({ databaseUrl, sampleCatalogue: true, log: (line) => lines.push(line) });
    });
    expect(lines.join()).toContain('4 created');
    expect(written + lines.join()).not.toContain('only-here');
  });
});
