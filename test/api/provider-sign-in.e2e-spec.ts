import { startTestApi } from '../support/running-api.js';
import { cookiesOf, join, outcomeOf, somebody, useProvider } from '../support/provider-world.js';
import { makeAccount, OWN_SCRIPT, signIn } from '../support/sign-in.js';
import { oidcConfigOf, startTestProvider, visitProvider } from '../support/test-provider.js';

/** What a single test started; it ends with it, also when the test fails. */
const started: { close(): Promise<void> }[] = [];
function endsWithTest<T extends { close(): Promise<void> }>(one: T): T {
  started.push(one);
  return one;
}
afterEach(async () => {
  for (const one of started.splice(0).reverse()) await one.close();
});

describe('without a provider', () => {
  it('says that there is none', async () => {
    const api = endsWithTest(await startTestApi('empty'));
    expect((await api.get('/session/provider')).body).toEqual({ label: null });
    const begun = await api.as(OWN_SCRIPT, 'POST', '/session/provider/attempts');
    expect(outcomeOf(begun)).toEqual([404, 'provider.not-configured']);
    expect((await api.as(OWN_SCRIPT, 'POST', '/session/provider', { state: 'x' })).status).toBe(400);
  });
});

describe('signing in through the provider', () => {
  const { world, begin, complete, signInAs, personOf, query } = useProvider();

  it('makes an account at the first time, and finds it again at the second', async () => {
    expect((await world.api.get('/session/provider')).body).toEqual({
      label: { ko: '시험 제공자', en: 'Test provider' },
    });
    const person = somebody({ email: 'Kim.Minji@Agency.go.kr' });
    const first = await signInAs(person);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      purpose: 'sign-in',
      session: { person: { email: 'kim.minji@agency.go.kr', name: '김민지', roles: [] }, rights: [] },
    });
    expect(first.headers.getSetCookie()).toEqual([
      'jeonghap_sign_in=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
      expect.stringMatching(/^jeonghap_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    const second = await signInAs({ ...person, email: 'moved@agency.go.kr', name: '다른 이름' });
    expect(second.body.session.person).toEqual(first.body.session.person);
    expect(await personOf(cookiesOf(second))).toMatchObject({ email: 'kim.minji@agency.go.kr' });
  });

  it('ends the session that the browser had', async () => {
    const { email } = await makeAccount(world.api.database.dataSource, ['editor']);
    const former = await signIn(world.api.origin, email);
    world.provider.person = somebody();
    const { address, browser } = await begin();
    expect((await complete(join(browser, former), await visitProvider(address))).status).toBe(200);
    expect(await personOf(former)).toBeNull();
  });

  it('binds the attempt to the browser by a cookie that no script can read, and stores neither', async () => {
    const begun = await world.api.as(OWN_SCRIPT, 'POST', '/session/provider/attempts');
    const cookie = begun.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^jeonghap_sign_in=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/);
    const { searchParams } = new URL(begun.body.address);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    const stored = JSON.stringify(
      await query(
        `SELECT *, encode(state_sha256, 'escape'), encode(browser_sha256, 'escape') FROM sign_in_attempt`,
      ),
    );
    expect(stored).toContain(searchParams.get('nonce'));
    expect(stored).not.toContain(searchParams.get('state'));
    expect(stored).not.toContain(/=([\w-]+)/.exec(cookie)?.[1]);
  });

  it('takes no answer to an attempt of another browser, another state, or none', async () => {
    world.provider.person = somebody();
    const [mine, other] = [await begin(), await begin()];
    const answer = await visitProvider(mine.address);
    for (const [browser, returned] of [
      [other.browser, answer],
      [OWN_SCRIPT, answer],
      [mine.browser, { ...answer, state: 'x'.repeat(43) }],
      [mine.browser, { ...answer, state: (await visitProvider(other.address))['state'] ?? '' }],
    ] as const) {
      expect(outcomeOf(await complete(browser, returned))).toEqual([400, 'provider.attempt-unknown']);
    }
    expect(outcomeOf(await complete(mine.browser, answer))).toEqual([200, 'sign-in']);
  });

  it('takes an answer once, and not after ten minutes', async () => {
    world.provider.person = somebody();
    const [once, late] = [await begin(), await begin()];
    const answer = await visitProvider(once.address);
    expect(outcomeOf(await complete(once.browser, answer))).toEqual([200, 'sign-in']);
    expect(outcomeOf(await complete(once.browser, answer))).toEqual([400, 'provider.attempt-unknown']);
    const [row] = await query<{ minutes: number }>(
      `SELECT round(extract(epoch FROM max(expires_at) - clock_timestamp()) / 60)::int AS minutes FROM sign_in_attempt`,
    );
    expect(row?.minutes).toBe(10);
    await query(`UPDATE sign_in_attempt SET expires_at = clock_timestamp()`);
    const tooLate = await complete(late.browser, await visitProvider(late.address));
    expect(outcomeOf(tooLate)).toEqual([400, 'provider.attempt-unknown']);
  });

  it('takes one of many equal answers at the same time', async () => {
    world.provider.person = somebody();
    const { address, browser } = await begin();
    const answer = await visitProvider(address);
    const all = await Promise.all(Array.from({ length: 5 }, () => complete(browser, answer)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400]);
  });

  it('takes no code that was given for another attempt', async () => {
    world.provider.person = somebody();
    const [mine, other] = [await begin(), await begin()];
    const stolen = (await visitProvider(other.address))['code'] ?? '';
    const answer = { ...(await visitProvider(mine.address)), code: stolen };
    expect(outcomeOf(await complete(mine.browser, answer))).toEqual([401, 'provider.answer-invalid']);
  });

  it('says so when the provider refuses', async () => {
    expect(outcomeOf(await signInAs(undefined))).toEqual([401, 'provider.refused']);
  });

  it('takes no ID token with another nonce', async () => {
    world.provider.person = somebody();
    const { address, browser } = await begin();
    const changed = new URL(address);
    changed.searchParams.set('nonce', 'x'.repeat(43));
    const done = await complete(browser, await visitProvider(changed.href));
    expect(outcomeOf(done)).toEqual([401, 'provider.answer-invalid']);
  });

  it('takes no answer that names another issuer', async () => {
    world.provider.person = somebody();
    const { address, browser } = await begin();
    const answer = { ...(await visitProvider(address)), iss: 'https://attacker.example' };
    expect(outcomeOf(await complete(browser, answer))).toEqual([401, 'provider.answer-invalid']);
  });

  const toPart = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const fromPart = (part = ''): object => JSON.parse(Buffer.from(part, 'base64url').toString()) as object;
  it.each([
    [
      'whose claims were changed',
      ([head, body, sign]: string[]) => [head, toPart({ ...fromPart(body), name: '위조' }), sign],
    ],
    ['that is not signed', ([, body]: string[]) => [toPart({ alg: 'none' }), body, '']],
    [
      'that is signed with the client secret',
      ([head, body, sign]: string[]) => [toPart({ ...fromPart(head), alg: 'HS256' }), body, sign],
    ],
  ])('takes no ID token %s', async (_name, change) => {
    world.provider.changeTokens = (tokens) => {
      tokens['id_token'] = change(String(tokens['id_token']).split('.')).join('.');
    };
    expect(outcomeOf(await signInAs(somebody()))).toEqual([401, 'provider.answer-invalid']);
    expect(await query(`SELECT FROM user_account WHERE name = '위조'`)).toEqual([]);
  });

  it('takes no ID token of another issuer, though all else is right', async () => {
    const other = endsWithTest(await startTestProvider());
    const elsewhere = endsWithTest(await startTestApi('empty', { oidc: oidcConfigOf(other) }));
    other.serve([`${elsewhere.origin}/sign-in/return`]);
    let foreignToken: unknown;
    other.changeTokens = (tokens) => {
      foreignToken = tokens['id_token'];
    };
    [world.provider.person, other.person] = [somebody(), somebody()];
    const mine = await begin();
    const theirs = await elsewhere.as(OWN_SCRIPT, 'POST', '/session/provider/attempts');
    const address = new URL(theirs.body.address);
    address.searchParams.set('nonce', new URL(mine.address).searchParams.get('nonce') ?? '');
    await elsewhere.as(cookiesOf(theirs), 'POST', '/session/provider', await visitProvider(address.href));
    expect(foreignToken).toEqual(expect.any(String));
    world.provider.changeTokens = (tokens) => {
      tokens['id_token'] = foreignToken;
    };
    const done = await complete(mine.browser, await visitProvider(mine.address));
    expect(outcomeOf(done)).toEqual([401, 'provider.answer-invalid']);
  });

  it('sends people back to no address that is not registered, whatever the request says of its host', async () => {
    const { payload } = await world.api.app.inject({
      method: 'POST',
      url: '/api/v1/session/provider/attempts',
      headers: { ...OWN_SCRIPT, host: 'attacker.example' },
      payload: {},
    });
    const { address } = JSON.parse(payload) as { address: string };
    expect(new URL(address).searchParams.get('redirect_uri')).toContain('attacker.example');
    await expect(visitProvider(address)).rejects.toThrow('the provider stopped');
    const broken = await world.api.app.inject({
      method: 'POST',
      url: '/api/v1/session/provider/attempts',
      headers: { ...OWN_SCRIPT, host: 'a b' },
      payload: {},
    });
    expect(broken.statusCode).toBe(400);
  });

  it('takes no address to go to afterwards', async () => {
    const answer = { state: 'x', code: 'y', next: 'https://attacker.example' };
    const done = await world.api.as(OWN_SCRIPT, 'POST', '/session/provider', answer);
    expect(done.body.errors).toEqual([expect.objectContaining({ field: 'next' })]);
  });

  it('is slowed down by address when many attempts come to nothing', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 32; n += 1) {
      statuses.push((await world.api.as(OWN_SCRIPT, 'POST', '/session/provider/attempts')).status);
    }
    expect(statuses.slice(0, 31)).toEqual(Array.from({ length: 31 }, () => 200));
    expect(statuses[31]).toBe(429);
    const { email } = await makeAccount(world.api.database.dataSource, ['editor']);
    await signIn(world.api.origin, email); // a password leads in as ever
  });

  it('takes back what an attempt counted, once it proved right', async () => {
    const person = somebody();
    for (let n = 0; n < 35; n += 1) expect((await signInAs(person)).status).toBe(200);
  });
});

describe('a provider of another kind', () => {
  it('may take the secret in the body only, and have all claims in the ID token', async () => {
    const provider = endsWithTest(
      await startTestProvider({
        clientAuthMethods: ['client_secret_post'],
        clientDefaults: { token_endpoint_auth_method: 'client_secret_post' },
        conformIdTokenClaims: false,
        features: { devInteractions: { enabled: false }, userinfo: { enabled: false } },
      }),
    );
    const api = endsWithTest(await startTestApi('empty', { oidc: oidcConfigOf(provider) }));
    provider.serve([`${api.origin}/sign-in/return`]);
    provider.person = somebody();
    const begun = await api.as(OWN_SCRIPT, 'POST', '/session/provider/attempts');
    const answer = await visitProvider(begun.body.address);
    const done = await api.as(cookiesOf(begun), 'POST', '/session/provider', answer);
    expect(done.body.session.person.email).toBe(provider.person['email']);
  });
});

describe('signing in through the provider behind TLS', () => {
  it('binds the attempt by a cookie of this host alone, and comes back by TLS', async () => {
    const provider = endsWithTest(await startTestProvider());
    const api = endsWithTest(
      await startTestApi('empty', { oidc: oidcConfigOf(provider), trustedProxies: ['127.0.0.1'] }),
    );
    const returnAddress = `${api.origin.replace('http:', 'https:')}/sign-in/return`;
    provider.serve([returnAddress]);
    provider.person = somebody();
    const https = { ...OWN_SCRIPT, 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };
    const begun = await api.as(https, 'POST', '/session/provider/attempts');
    expect(begun.headers.getSetCookie()[0]).toMatch(
      /^__Host-jeonghap_sign_in=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=600$/,
    );
    const answer = await visitProvider(begun.body.address);
    const { cookie = '' } = cookiesOf(begun);
    const plainName = { ...https, cookie: cookie.replace('__Host-', '') };
    const planted = await api.as(plainName, 'POST', '/session/provider', answer);
    expect(outcomeOf(planted)).toEqual([400, 'provider.attempt-unknown']);
    const done = await api.as({ ...https, cookie }, 'POST', '/session/provider', answer);
    expect(outcomeOf(done)).toEqual([200, 'sign-in']);
  });
});

describe('a provider that is away', () => {
  const { world, begin, complete } = useProvider();

  it('stops neither the start nor signing in with a password, and is used as soon as it is back', async () => {
    world.provider.goAway();
    const away = await world.api.as(OWN_SCRIPT, 'POST', '/session/provider/attempts');
    expect(outcomeOf(away)).toEqual([503, 'provider.unavailable']);
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
    const { email } = await makeAccount(world.api.database.dataSource, ['editor']);
    await signIn(world.api.origin, email);
    world.provider.serve([`${world.api.origin}/sign-in/return`]);
    world.provider.person = somebody();
    const { address, browser } = await begin();
    const answer = await visitProvider(address);
    world.provider.goAway();
    expect(outcomeOf(await complete(browser, answer))).toEqual([503, 'provider.unavailable']);
  });
});
