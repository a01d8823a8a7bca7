import { type AppConfig } from '@jeonghap/platform';
import { type Answer, type RunningApi, startTestApi } from './running-api.js';
import { OWN_SCRIPT } from './sign-in.js';
import {
  oidcConfigOf,
  type ProviderPerson,
  type ReturnQuery,
  startTestProvider,
  type TestProvider,
  visitProvider,
} from './test-provider.js';

export type Headers = Record<string, string>;

let count = 0;
/** Somebody of whom nobody here has heard. */
export function somebody(over: Partial<ProviderPerson> = {}): ProviderPerson {
  count += 1;
  const email = `person-${String(count)}@agency.go.kr`;
  return { sub: `subject-${String(count)}`, email, email_verified: true, name: '김민지', ...over };
}

/** What the browser sends along from then on. */
export function cookiesOf(...answers: readonly Answer[]): Headers {
  const lines = answers.flatMap(({ headers }) => headers.getSetCookie());
  const pairs = lines.map((line) => line.split(';')[0] ?? '').filter((pair) => !pair.endsWith('='));
  return { ...OWN_SCRIPT, cookie: pairs.join('; ') };
}
/** What two answers gave the browser, together. */
export const join = (one: Headers, other: Headers): Headers => ({
  ...one,
  cookie: `${one['cookie'] ?? ''}; ${other['cookie'] ?? ''}`,
});
/** Status, and the code of a refusal or the purpose that was reached. */
export function outcomeOf({ status, body }: Answer): readonly unknown[] {
  const { code, purpose } = body as { readonly code?: string; readonly purpose?: string };
  return [status, code ?? purpose];
}

/** A product with a provider of its own, for the tests of one block. */
export function useProvider(settings: Partial<NonNullable<AppConfig['oidc']>> = {}) {
  const world = {} as { api: RunningApi; provider: TestProvider };
  beforeAll(async () => {
    world.provider = await startTestProvider();
    world.api = await startTestApi('empty', { oidc: oidcConfigOf(world.provider, settings) });
    world.provider.serve([`${world.api.origin}/sign-in/return`]);
  });
  afterEach(async () => {
    world.provider.changeTokens = () => undefined;
    await world.api.database.dataSource.query('DELETE FROM login_throttle');
  });
  afterAll(async () => {
    await world.api.close();
    await world.provider.close();
  });
  const begin = async (): Promise<{ address: string; browser: Headers }> => {
    const answer = await world.api.as(OWN_SCRIPT, 'POST', '/session/provider/attempts');
    const { address } = answer.body as { readonly address: string };
    return { address, browser: cookiesOf(answer) };
  };
  const complete = (browser: Headers, query: ReturnQuery): Promise<Answer> =>
    world.api.as(browser, 'POST', '/session/provider', query);
  /** The whole way, in a browser that had nothing. */
  const signInAs = async (person: ProviderPerson | undefined): Promise<Answer> => {
    world.provider.person = person;
    const { address, browser } = await begin();
    return complete(browser, await visitProvider(address));
  };
  /** Who is signed in at a browser. */
  const personOf = async (browser: Headers): Promise<object | null> => {
    const { person } = (await world.api.get('/session', browser)).body as { readonly person: object | null };
    return person;
  };
  const query = <T>(sql: string, values: readonly unknown[] = []): Promise<T[]> =>
    world.api.database.dataSource.query<T[]>(sql, [...values]);
  return { world, begin, complete, signInAs, personOf, query };
}
