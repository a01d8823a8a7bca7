import { type Role } from '@jeonghap/identity';
import { createOpenApiDocument } from '../../apps/api/src/openapi.js';
import { FOREIGN_OPERATIONS } from '../support/foreign-attempts.js';
import { type Attempt, type ForeignOperation } from '../support/foreign-operation.js';
import { ForeignWorld, MARK } from '../support/foreign-world.js';
import { NOBODY, openDoors } from '../support/open-doors.js';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { makeAccount, openSession, OWN_SCRIPT } from '../support/sign-in.js';
import { noteWrittenRows, takeForeignRows } from '../support/written-rows.js';

/** Everybody who tries: the public, somebody of each role, and whose it is. */
const PERSONS = ['public', 'company', 'reviewer', 'editor', 'admin', 'owner'] as const;
type Person = (typeof PERSONS)[number];
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const STAFF: readonly Person[] = ['reviewer', 'editor', 'admin', 'owner'];
/** Who has each right; everybody is let through where none is asked. */
const HOLDERS: Readonly<Record<string, readonly Person[]>> = {
  everyone: PERSONS,
  'own-session': PERSONS,
  owner: ['owner'],
  'see-internal': STAFF,
  discuss: STAFF,
  review: ['reviewer', 'admin', 'owner'],
  'edit-catalogue': ['editor', 'admin', 'owner'],
  administer: ['admin', 'owner'],
};

interface Outcome {
  readonly status: number;
  readonly isShown: boolean;
  /** Tables in which rows that are not the person's own were written. */
  readonly written: readonly string[];
  readonly text: string;
}

let api: RunningApi;
let world: ForeignWorld;
let operations: ReadonlyMap<string, string>;
let ids: ReadonlyMap<Person, string>;
beforeAll(async () => {
  api = await startTestApi('scored');
  operations = new Map(
    Object.entries(createOpenApiDocument(api.app).paths).flatMap(([path, item]) =>
      METHODS.flatMap((method): [string, string][] => {
        const operation = item[method] as { 'x-admission'?: string } | undefined;
        if (operation === undefined) return [];
        return [
          [`${method.toUpperCase()} ${path.replace('/api/v1', '')}`, operation['x-admission'] ?? 'not said'],
        ];
      }),
    ),
  );
  openDoors(api.app);
  world = await ForeignWorld.make(api);
  const made: [Person, string][] = [
    ['public', NOBODY],
    ['owner', world.owner.id],
  ];
  for (const role of ['company', 'reviewer', 'editor', 'admin'] satisfies Role[]) {
    made.push([role, (await makeAccount(api.database.dataSource, [role])).id]);
  }
  ids = new Map(made);
  await noteWrittenRows(api.database.dataSource);
});
afterAll(() => api.close());

const idOf = (person: Person): string => ids.get(person) ?? '';

async function send(method: string, { path, body, seen }: Attempt, person: Person): Promise<Response> {
  const credentials =
    person === 'public' ? OWN_SCRIPT : await openSession(api.database.dataSource, idOf(person));
  await takeForeignRows(api.database.dataSource, '');
  const isRead = method === 'GET' || method === 'DELETE';
  return fetch(`${api.origin}/api/v1${path}`, {
    method,
    headers: {
      ...credentials,
      ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
      ...(isRead ? {} : { 'content-type': 'application/json' }),
    },
    ...(isRead ? {} : { body: JSON.stringify(body ?? {}) }),
  });
}

/** What comes of somebody's attempt. The stream of events is looked at only as far as its beginning. */
async function outcomeOf(name: string, { attempt }: ForeignOperation, person: Person): Promise<Outcome> {
  const made = await attempt(world);
  const response = await send(name.split(' ')[0] ?? '', made, person);
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const text = isStream ? '' : await response.text();
  if (isStream) await response.body?.cancel();
  const rows = await takeForeignRows(api.database.dataSource, idOf(person));
  return {
    status: response.status,
    isShown: text.includes(made.secret ?? MARK),
    written: [...new Set(rows.map(({ table }) => table))],
    text: text.slice(0, 200),
  };
}

/** What is wrong with the outcome of somebody without the right, or where there is nothing to have. */
function excessOf(
  { isShown, written, text }: Outcome,
  may: 'shows' | 'writes' | 'neither',
): string | undefined {
  if (isShown && may === 'neither') return `is shown what is private: ${text}`;
  if (written.length > 0 && may !== 'writes') return `writes ${written.join(', ')}`;
  return undefined;
}

/** What is wrong with an outcome; nothing where all is as it should be. */
function faultOf(outcome: Outcome, { effect }: ForeignOperation, holds: boolean): string | undefined {
  const { status, isShown, written, text } = outcome;
  if (holds && effect === 'shows' && !isShown) return `is shown nothing: ${String(status)} ${text}`;
  if (holds && effect === 'writes' && (status >= 300 || written.length === 0))
    return `writes nothing: ${String(status)} ${text}`;
  return excessOf(outcome, holds ? effect : 'neither');
}

describe('with the checks of the services switched off', () => {
  it('each operation of the document is tried', () => {
    expect(Object.keys(FOREIGN_OPERATIONS).sort()).toEqual([...operations.keys()].sort());
  });

  it.each(PERSONS)('the database gives %s what the rights say, and no row more', async (person) => {
    const faults: string[] = [];
    for (const [name, operation] of Object.entries(FOREIGN_OPERATIONS)) {
      const admission = operation.right ?? operations.get(name) ?? 'not said';
      const holders = HOLDERS[admission];
      if (holders === undefined) throw new Error(`nobody is known to have the right ${admission}`);
      const outcome = await outcomeOf(name, operation, person);
      const fault = faultOf(outcome, operation, holders.includes(person));
      if (fault !== undefined) faults.push(`${name}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });

  it('a policy that lets too much is noticed', async () => {
    const name = 'GET /asks/{askId}/replies';
    const operation = FOREIGN_OPERATIONS[name];
    if (operation === undefined) throw new Error('no such operation');
    await api.database.dataSource.query('CREATE POLICY weak ON reply FOR SELECT USING (true)');
    const outcome = await outcomeOf(name, operation, 'company');
    await api.database.dataSource.query('DROP POLICY weak ON reply');
    expect(faultOf(outcome, operation, false)).toContain('is shown what is private');
  });
});
