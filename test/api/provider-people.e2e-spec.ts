import { type Answer } from '../support/running-api.js';
import {
  cookiesOf,
  type Headers,
  join,
  outcomeOf,
  somebody,
  useProvider,
} from '../support/provider-world.js';
import { makeAccount, OWN_SCRIPT, signIn, TEST_PASSWORD } from '../support/sign-in.js';
import { type ProviderPerson, visitProvider } from '../support/test-provider.js';

describe('an account of somebody who comes through the provider', () => {
  const { world, complete, signInAs, personOf, query } = useProvider();

  it('keeps a deactivated account out, and lets it in when it is activated again', async () => {
    const person = somebody();
    const { id } = (await signInAs(person)).body.session.person;
    const change = (revision: number, isActive: boolean) =>
      world.api.send('PATCH', `/users/${id}`, { isActive }, { 'if-match': `"${String(revision)}"` });
    expect((await change(1, false)).body.state).toBe('deactivated');
    expect(outcomeOf(await signInAs(person))).toEqual([403, 'provider.account-inactive']);
    expect((await change(2, true)).body.state).toBe('active');
    expect(outcomeOf(await signInAs(person))).toEqual([200, 'sign-in']);
  });

  it('writes who was refused into the audit log, and nothing for an answer to no attempt', async () => {
    const refusals = () =>
      query<object>(
        `SELECT subject, route, before, after FROM audit.entry WHERE kind = 'account' AND act = 'refuse' ORDER BY id`,
      );
    const person = somebody();
    await signInAs(person);
    const [linked] = await query<{ id: string }>(
      'SELECT account_id AS id FROM linked_sign_in WHERE subject = $1',
      [person.sub],
    );
    const before = await refusals();
    await complete(OWN_SCRIPT, { state: 'x'.repeat(43), code: 'x' });
    expect(await refusals()).toEqual(before);
    await query(`UPDATE user_account SET state = 'deactivated' WHERE id = $1`, [linked?.id]);
    expect(outcomeOf(await signInAs(person))).toEqual([403, 'provider.account-inactive']);
    expect(outcomeOf(await signInAs(undefined))).toEqual([401, 'provider.refused']);
    const entry = { route: '/api/v1/session/provider', before: null, after: null };
    expect((await refusals()).slice(before.length)).toEqual([
      { ...entry, subject: linked?.id },
      { ...entry, subject: null },
    ]);
  });

  it('links no account by its address, neither one in use nor an invitation', async () => {
    const { email, id } = await makeAccount(world.api.database.dataSource, ['admin']);
    const invited = { email: 'invited@agency.go.kr', name: '초대', roles: ['editor'] };
    await world.api.send('POST', '/users', invited);
    for (const address of [email, invited.email]) {
      const done = await signInAs(somebody({ email: address.toUpperCase() }));
      expect(outcomeOf(done)).toEqual([409, 'provider.email-taken']);
      expect(await personOf(cookiesOf(done))).toBeNull();
    }
    expect(await query(`SELECT FROM linked_sign_in WHERE account_id = $1`, [id])).toEqual([]);
  });

  it.each([
    ['does not vouch for it', { email_verified: false }],
    ['says nothing about it', { email_verified: undefined }],
    ['says it in other words', { email_verified: 'true' }],
    ['gives none', { email: undefined }],
    ['gives what is none', { email: 'no address' }],
  ])('makes no account under an address when the provider %s', async (_name, over) => {
    expect(outcomeOf(await signInAs(somebody(over)))).toEqual([403, 'provider.email-unverified']);
  });
});

describe('a provider for some people only', () => {
  const { signInAs, world, query } = useProvider({
    emailDomains: ['agency.go.kr'],
    roleClaim: 'groups',
    roles: { staff: 'reviewer', writers: 'editor', heads: 'admin' },
  });

  it.each([
    'kim@other.kr',
    'kim@not-agency.go.kr',
    'kim@agency.go.kr.attacker.example',
    'kim@sub.agency.go.kr',
  ])('does not let %s in', async (email) => {
    expect(outcomeOf(await signInAs(somebody({ email })))).toEqual([403, 'provider.email-domain']);
  });

  it('believes an address only when the provider vouches for it, at each sign-in', async () => {
    const person = somebody();
    expect(outcomeOf(await signInAs({ ...person, email_verified: false }))).toEqual([
      403,
      'provider.email-unverified',
    ]);
    expect(outcomeOf(await signInAs(person))).toEqual([200, 'sign-in']);
    expect(outcomeOf(await signInAs({ ...person, email: 'kim@other.kr' }))).toEqual([
      403,
      'provider.email-domain',
    ]);
  });

  it('gives roles by its claim, and takes them when it does not say them any more', async () => {
    const person = somebody();
    const first = await signInAs({ ...person, groups: ['writers', 'unknown', 'staff'] });
    expect(first.body.session.person.roles).toEqual(['editor', 'reviewer']);
    const second = await signInAs({ ...person, groups: 'staff' });
    expect(second.body.session.person.roles).toEqual(['reviewer']);
    expect((await world.api.get('/session', cookiesOf(first))).body.person).toBeNull(); // begun with more rights
    expect((await signInAs(person)).body.session.person.roles).toEqual([]);
  });

  it('decides roles no more once an administrator did', async () => {
    const person = { ...somebody(), groups: ['staff'] };
    const { id } = (await signInAs(person)).body.session.person;
    const change = (revision: number, patch: object) =>
      world.api.send('PATCH', `/users/${id}`, patch, { 'if-match': `"${String(revision)}"` });
    const renamed = await change(1, { name: '새 이름', roles: ['reviewer'] });
    expect(renamed.body.hasClaimedRoles).toBe(true); // the same roles were sent along
    const changed = await change(2, { roles: ['editor'] });
    expect(changed.body.hasClaimedRoles).toBe(false);
    expect((await signInAs(person)).body.session.person.roles).toEqual(['editor']);
  });

  it('gives no roles to an account that was invited', async () => {
    const { email } = await makeAccount(world.api.database.dataSource, ['company']);
    const session = await signIn(world.api.origin, email);
    world.provider.person = { ...somebody(), groups: ['heads'] };
    const begun = await world.api.as(session, 'POST', '/linked-sign-ins', { password: TEST_PASSWORD });
    const browser = join(session, cookiesOf(begun));
    await world.api.as(browser, 'POST', '/session/provider', await visitProvider(begun.body.address));
    expect((await signInAs(world.provider.person)).body.session.person.roles).toEqual(['company']);
  });

  it('does not take away the last administrator', async () => {
    const person = somebody();
    await signInAs({ ...person, groups: ['heads'] });
    await query(`UPDATE user_account SET state = 'deactivated' WHERE id = $1`, [world.api.admin.id]);
    expect((await signInAs({ ...person, groups: [] })).body.session.person.roles).toEqual(['admin']);
    await query(`UPDATE user_account SET state = 'active' WHERE id = $1`, [world.api.admin.id]);
    expect((await signInAs({ ...person, groups: [] })).body.session.person.roles).toEqual([]);
  });
});

describe('a provider for invited people', () => {
  const { world, signInAs, complete, personOf, query } = useProvider({ makesAccounts: false });

  const member = async () => {
    const account = await makeAccount(world.api.database.dataSource, ['editor']);
    return { ...account, session: await signIn(world.api.origin, account.email) };
  };
  const beginLink = (session: Headers, password = TEST_PASSWORD) =>
    world.api.as(session, 'POST', '/linked-sign-ins', { password });
  const link = async (session: Headers, person: ProviderPerson): Promise<Answer> => {
    world.provider.person = person;
    const begun = await beginLink(session);
    return complete(join(session, cookiesOf(begun)), await visitProvider(begun.body.address));
  };

  it('makes no account', async () => {
    expect(outcomeOf(await signInAs(somebody()))).toEqual([403, 'provider.no-account']);
  });

  it('signs in whoever linked it, and no more once that is removed', async () => {
    const { session, email, id } = await member();
    const elsewhere = await signIn(world.api.origin, email);
    const person = somebody();
    const linked = await link(session, person);
    expect(outcomeOf(linked)).toEqual([200, 'link']);
    expect(linked.body.session.person.id).toBe(id);
    const { items, hasPassword } = (await world.api.get('/linked-sign-ins', session)).body;
    expect(hasPassword).toBe(true);
    expect(items).toEqual([
      {
        id: expect.any(String),
        issuer: world.provider.issuer,
        email: person['email'],
        isUsable: true,
        createdAt: expect.any(String),
        lastUsedAt: null,
      },
    ]);
    expect(await personOf(cookiesOf(await signInAs(person)))).toMatchObject({ id });
    expect((await world.api.as(session, 'DELETE', `/linked-sign-ins/${items[0].id}`)).status).toBe(204);
    expect(await personOf(elsewhere)).toBeNull();
    expect(await personOf(session)).toMatchObject({ id });
    expect(outcomeOf(await signInAs(person))).toEqual([403, 'provider.no-account']);
  });

  it('is linked only by who knows the password, and by no sample account', async () => {
    const { session, id } = await member();
    expect(outcomeOf(await beginLink(session, 'found the browser open'))).toEqual([400, 'password.wrong']);
    await query('UPDATE user_account SET is_sample = true WHERE id = $1', [id]);
    const { cookie = '' } = session;
    expect(outcomeOf(await beginLink({ ...OWN_SCRIPT, cookie }))).toEqual([403, 'account.sample']);
  });

  it('is linked to one account, and an account to one sign-in of it', async () => {
    const [one, other] = [await member(), await member()];
    const person = somebody();
    expect(outcomeOf(await link(one.session, person))).toEqual([200, 'link']);
    expect(outcomeOf(await link(other.session, person))).toEqual([409, 'linked-sign-in.taken']);
    expect(outcomeOf(await beginLink(one.session))).toEqual([409, 'linked-sign-in.present']);
    expect(await personOf(cookiesOf(await signInAs(person)))).toMatchObject({ id: one.id });
  });

  it('is linked to the account whose session began it, not to whoever is signed in at the end', async () => {
    const [one, other] = [await member(), await member()];
    world.provider.person = somebody();
    const begun = await beginLink(one.session);
    const answer = await visitProvider(begun.body.address);
    const done = await complete(join(other.session, cookiesOf(begun)), answer);
    expect(outcomeOf(done)).toEqual([400, 'provider.attempt-unknown']);
    const again = await beginLink(one.session);
    const late = await visitProvider(again.body.address);
    await world.api.as(one.session, 'DELETE', '/session');
    expect(outcomeOf(await complete(cookiesOf(again), late))).toEqual([400, 'provider.attempt-unknown']);
    expect(outcomeOf(await signInAs(world.provider.person))).toEqual([403, 'provider.no-account']);
  });

  it('cannot be removed while it is the last way in', async () => {
    const { session, id } = await member();
    const person = somebody();
    await link(session, person);
    await query('UPDATE user_account SET password_hash = NULL WHERE id = $1', [id]);
    await query(
      `INSERT INTO linked_sign_in (account_id, issuer, subject) VALUES ($1, 'https://former.example', 'x')`,
      [id],
    );
    const { items, hasPassword } = (await world.api.get('/linked-sign-ins', session)).body;
    expect(hasPassword).toBe(false);
    const [present, former] = items as { id: string; isUsable: boolean }[];
    expect([present?.isUsable, former?.isUsable]).toEqual([true, false]);
    const remove = (one: string) => world.api.as(session, 'DELETE', `/linked-sign-ins/${one}`);
    expect(outcomeOf(await remove(present?.id ?? ''))).toEqual([409, 'linked-sign-in.last']);
    expect((await remove(former?.id ?? '')).status).toBe(204);
    const { path } = (await world.api.send('POST', `/users/${id}/links`, {})).body;
    const use = { token: path.split('#')[1], password: 'a way of their own in' };
    const renewed = cookiesOf(await world.api.as(OWN_SCRIPT, 'POST', '/one-time-links/use', use));
    const removed = await world.api.as(renewed, 'DELETE', `/linked-sign-ins/${present?.id ?? ''}`);
    expect(removed.status).toBe(204);
  });
});
