import { type Role } from '@jeonghap/identity';
import { type OpenAPIObject } from '@nestjs/swagger';
import { createOpenApiDocument } from '../../apps/api/src/openapi.js';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import {
  bearer,
  makeAccount,
  makeKey,
  openSession,
  OWN_SCRIPT,
  type TestAccount,
} from '../support/sign-in.js';

type Credential = 'key' | 'session';
const ROLES: readonly Role[] = ['admin', 'editor', 'reviewer', 'company'];
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
/** A uuid and a reference that name nothing: a request that is let through changes nothing. */
const NOTHING = '00000000-0000-4000-8000-000000000000';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly admission: string;
}

const MAY: Readonly<Record<string, readonly Role[]>> = {
  'see-internal': ['admin', 'editor', 'reviewer'],
  discuss: ['admin', 'editor', 'reviewer'],
  review: ['admin', 'reviewer'],
  'edit-catalogue': ['admin', 'editor'],
  administer: ['admin'],
};

/** What a role must be answered on a route: to be let through, or the refusal's status and code. */
function expectedOf(admission: string, role: Role, credential: Credential): string {
  if (admission === 'everyone') return 'let through';
  if (admission === 'own-session')
    return credential === 'session' ? 'let through' : '403 access.session-only';
  const may = MAY[admission];
  if (may === undefined) throw new Error(`no expectation for the admission ${admission}`);
  return may.includes(role) ? 'let through' : '403 access.denied';
}

let api: RunningApi;
let accounts: ReadonlyMap<Role, TestAccount>;
let routes: readonly Route[];
beforeAll(async () => {
  api = await startTestApi('empty');
  const made: [Role, TestAccount][] = [];
  for (const role of ROLES) made.push([role, await makeAccount(api.database.dataSource, [role])]);
  accounts = new Map(made);
  routes = routesOf(createOpenApiDocument(api.app));
});
afterAll(() => api.close());

function routesOf({ paths }: OpenAPIObject): readonly Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as { 'x-admission'?: string } | undefined;
      if (operation === undefined) return [];
      return [{ method: method.toUpperCase(), path, admission: operation['x-admission'] ?? 'not said' }];
    }),
  );
}

const accountOf = (role: Role): TestAccount => {
  const account = accounts.get(role);
  if (account === undefined) throw new Error(`no account is ${role}`);
  return account;
};

async function credentialsOf(role: Role, credential: Credential): Promise<Record<string, string>> {
  const { id, key } = accountOf(role);
  return credential === 'key' ? bearer(key) : openSession(api.database.dataSource, id);
}

/** @returns `let through`, or status and code of the refusal */
async function outcomeOf(route: Route, headers: Record<string, string>, id = NOTHING): Promise<string> {
  const { method, path } = route;
  const aborting = new AbortController();
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const response = await fetch(api.origin + path.replaceAll(/\{\w+\}/g, id), {
    method,
    headers: { ...headers, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
    ...(hasBody ? { body: '{}' } : {}),
    signal: aborting.signal,
  });
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem') === true;
  const code = isProblem ? ((await response.json()) as { code: string }).code : '';
  aborting.abort(); // the stream of events would never end
  const isRefusal = response.status === 401 || response.status === 403;
  return isRefusal ? `${String(response.status)} ${code}` : 'let through';
}

describe('every endpoint of the document', () => {
  it('is refused to the public unless it is for everyone', async () => {
    expect(routes.length).toBeGreaterThan(50);
    const wrong: string[] = [];
    for (const route of routes) {
      const expected = route.admission === 'everyone' ? 'let through' : '401 access.sign-in-required';
      const seen = await outcomeOf(route, OWN_SCRIPT);
      if (seen !== expected) wrong.push(`${route.method} ${route.path}: ${seen}, not ${expected}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(ROLES.flatMap((role) => [[role, 'key'] as const, [role, 'session'] as const]))(
    'answers a %s with a %s as the rights say',
    async (role, credential) => {
      const wrong: string[] = [];
      for (const route of routes) {
        const expected = expectedOf(route.admission, role, credential);
        const seen = await outcomeOf(route, await credentialsOf(role, credential));
        if (seen !== expected) wrong.push(`${route.method} ${route.path}: ${seen}, not ${expected}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('refuses a change that another site forged, to everybody with a session', async () => {
    const forged = { 'sec-fetch-site': 'cross-site' };
    const taken: string[] = [];
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      for (const role of ROLES) {
        const seen = await outcomeOf(route, { ...(await credentialsOf(role, 'session')), ...forged });
        if (seen !== '403 access.foreign-origin')
          taken.push(`${role} ${route.method} ${route.path}: ${seen}`);
      }
    }
    expect(taken).toEqual([]);
  });
});

/** Makes a thing that belongs to an account, by the path that names one of its kind. */
const OWN_THINGS: Readonly<Record<string, (accountId: string) => Promise<string>>> = {
  '/api/v1/sessions/{id}': async (accountId) => {
    await openSession(api.database.dataSource, accountId);
    return newestOf('session', accountId);
  },
  '/api/v1/api-keys/{id}': async (accountId) => {
    await makeKey(api.database.dataSource, accountId, ['read']);
    return newestOf('api_key', accountId);
  },
  '/api/v1/linked-sign-ins/{id}': async (accountId) => {
    await api.database.dataSource.query(
      `INSERT INTO linked_sign_in (account_id, issuer, subject) VALUES ($1, 'https://login.example', gen_random_uuid())`,
      [accountId],
    );
    return newestOf('linked_sign_in', accountId);
  },
  '/api/v1/saved-views/{id}': async (accountId) => {
    await api.database.dataSource.query(
      `INSERT INTO saved_view (account_id, name, search) VALUES ($1, gen_random_uuid(), '{}')`,
      [accountId],
    );
    return newestOf('saved_view', accountId);
  },
  '/api/v1/report-subscriptions/{id}': async (accountId) => {
    await api.database.dataSource.query(
      `INSERT INTO report_subscription (account_id, lang, filter)
       VALUES ($1, 'ko', '{"topics": [], "stakeholders": [], "ministries": [], "axes": []}')`,
      [accountId],
    );
    return newestOf('report_subscription', accountId);
  },
  '/api/v1/fit/profiles/{id}': (accountId) =>
    makeOfCompany(
      accountId,
      `INSERT INTO company_profile (company_id, name, facts) SELECT id, '본사', '{}' FROM company RETURNING id`,
    ),
  '/api/v1/fit/drafts/{id}': makeDraft,
  '/api/v1/fit/drafts/{id}/submission': makeDraft,
};
/** What a change of such a thing asks for. */
const CHANGES: Readonly<Record<string, object>> = {
  '/api/v1/report-subscriptions/{id}': {},
  '/api/v1/saved-views/{id}': {},
  '/api/v1/fit/profiles/{id}': {},
  '/api/v1/fit/drafts/{id}': {},
};
/** What the owner is answered. */
const DONE: Readonly<Record<string, number>> = { GET: 200, PATCH: 200, POST: 200, DELETE: 204 };

/** Lets an account act for a new company and makes a row of it. @param insert that row out of the table `company` */
async function makeOfCompany(accountId: string, insert: string): Promise<string> {
  const [row] = await api.database.dataSource.query<{ id: string }[]>(
    `WITH company AS (INSERT INTO stakeholder (title, type) VALUES ('기업', 'company') RETURNING id),
          member AS (UPDATE user_account SET stakeholder_id = (SELECT id FROM company) WHERE id = $1)
     ${insert}`,
    [accountId],
  );
  return row?.id ?? 'none';
}

function makeDraft(accountId: string): Promise<string> {
  return makeOfCompany(
    accountId,
    `INSERT INTO company_draft (company_id, title, body) SELECT id, '제목', '글' FROM company RETURNING id`,
  );
}

async function newestOf(table: string, accountId: string): Promise<string> {
  const [row] = await api.database.dataSource.query<{ id: string }[]>(
    `SELECT id FROM ${table} WHERE account_id = $1 ORDER BY created_at DESC LIMIT 1`,
    [accountId],
  );
  return row?.id ?? 'none';
}

describe('what belongs to a person', () => {
  it('is there for that person and, whatever the role, for nobody else', async () => {
    const personal = routes.filter(
      ({ admission, path }) => admission === 'own-session' && path.includes('{id}'),
    );
    expect(new Set(personal.map(({ path }) => path))).toEqual(new Set(Object.keys(OWN_THINGS)));
    const wrong: string[] = [];
    for (const { method, path } of personal) {
      for (const owner of ROLES) {
        const id = (await OWN_THINGS[path]?.(accountOf(owner).id)) ?? '';
        const statusFor = async (role: Role): Promise<number> => {
          const headers = await credentialsOf(role, 'session');
          const address = path.replace('/api/v1', '').replace('{id}', id);
          const body = method === 'PATCH' ? CHANGES[path] : undefined;
          return (await api.as({ ...headers, 'if-match': '"1"' }, method, address, body)).status;
        };
        const others = ROLES.filter((role) => role !== owner);
        // the owner comes last: it is gone then
        for (const role of [...others, owner]) {
          const status = await statusFor(role);
          const isRight = role === owner ? status === DONE[method] : status === 404;
          wrong.push(...(isRight ? [] : [`${role} on what is ${owner}'s, ${path}: ${String(status)}`]));
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
