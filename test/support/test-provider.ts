import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type AppConfig } from '@jeonghap/platform';
import { type Configuration, type Provider } from 'oidc-provider';

const CLIENT_ID = 'jeonghap';
const CLIENT_SECRET = 'a secret of the test client alone';
const SCOPE = 'openid email profile';
/** Redirects that one visit may take. */
const MOST_STEPS = 10;

/** Somebody with an account at the provider. */
export interface ProviderPerson {
  readonly sub: string;
  readonly [claim: string]: unknown;
}

/** What the provider sends the browser back with. */
export type ReturnQuery = Readonly<Record<string, string>>;

/** A real OpenID provider on this machine, which signs in whoever the test says without asking. */
export interface TestProvider {
  readonly issuer: string;
  /** Who is at the browser; undefined refuses the sign-in. */
  person: ProviderPerson | undefined;
  /** Changes what the token endpoint answers; for providers that lie. */
  changeTokens: (body: Record<string, unknown>) => void;
  /** Takes people back to these addresses, and begins to serve. */
  serve(returnAddresses: readonly string[]): void;
  /** Serves no more, as if the provider were away. */
  goAway(): void;
  close(): Promise<void>;
}

/**
 * Reserves an address; the provider answers once it knows where to send people back to.
 * @param kind how it differs from one that follows the standard in everything
 */
export async function startTestProvider(kind: Configuration = {}): Promise<TestProvider> {
  // it tells on the console that it is none for production, and so does its package when it is loaded
  for (const method of ['info', 'warn'] as const) jest.spyOn(console, method).mockReturnValue(undefined);
  const { Provider } = await import('oidc-provider');
  let answer: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  const server = createServer((request, response) => {
    if (answer === undefined) response.writeHead(503).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const provider: TestProvider = {
    issuer,
    person: undefined,
    changeTokens: () => undefined,
    serve: (returnAddresses) => {
      answer = answerOf(provider, new Provider(issuer, { ...configure(provider, returnAddresses), ...kind }));
    },
    goAway: () => {
      answer = undefined;
    },
    close: () => closeServer(server),
  };
  return provider;
}

/** The setting of a product whose people come from this provider. */
export const oidcConfigOf = (
  { issuer }: TestProvider,
  settings: Partial<NonNullable<AppConfig['oidc']>> = {},
): NonNullable<AppConfig['oidc']> => ({
  issuer,
  clientId: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  label: { ko: '시험 제공자', en: 'Test provider' },
  emailDomains: [],
  roles: {},
  makesAccounts: true,
  ...settings,
});

function configure(test: TestProvider, returnAddresses: readonly string[]): Configuration {
  return {
    clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [...returnAddresses] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    cookies: { keys: ['for tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...test.person, sub }) }),
    loadExistingGrant: async ({ oidc }) => {
      const { client, session } = oidc;
      const grant = new oidc.provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope(SCOPE);
      await grant.save();
      return grant;
    },
  };
}

function answerOf(test: TestProvider, provider: Provider) {
  provider.use(async (context, next) => {
    await next();
    if (context.path === '/token' && context.status === 200) test.changeTokens(context.body as never);
  });
  const serve = provider.callback();
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url?.startsWith('/interaction/') !== true) void serve(request, response);
    else {
      const { person } = test;
      const result = person === undefined ? { error: 'access_denied' } : { login: { accountId: person.sub } };
      void provider.interactionFinished(request, response, result);
    }
  };
}

/** Goes to the provider as a browser does. @returns the query with which it comes back to this service */
export async function visitProvider(address: string): Promise<ReturnQuery> {
  const { origin } = new URL(address);
  const cookies = new Map<string, string>();
  let next = new URL(address);
  for (let step = 0; step < MOST_STEPS && next.origin === origin; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`the provider stopped at ${next.href}: ${await response.text()}`);
    next = new URL(location, next);
  }
  return Object.fromEntries(next.searchParams);
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
