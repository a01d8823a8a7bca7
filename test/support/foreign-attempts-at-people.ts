import { readShippedAssets } from '@jeonghap/recompute';
import { type ForeignOperation, neither, shows, writes } from './foreign-operation.js';
import { type ForeignWorld } from './foreign-world.js';
import { TEST_PASSWORD } from './sign-in.js';

/** Attempts on what people own and administrators see. */
export const PEOPLE: Readonly<Record<string, ForeignOperation>> = {
  'GET /users': shows(() => ({ path: '/users?limit=100' })),
  'POST /users': writes((world) => ({
    path: '/users',
    body: { email: `${world.next()}@test.invalid`, name: '몰래', roles: ['admin'] },
  })),
  'PATCH /users/{id}': writes(async (world) => ({
    path: `/users/${world.colleague.id}`,
    body: { name: world.next() },
    seen: await world.revisionOf('user_account', world.colleague.id),
  })),
  'POST /users/{id}/links': writes((world) => ({ path: `/users/${world.colleague.id}/links` })),
  'GET /sessions': shows(async (world) => {
    await world.session();
    return { path: '/sessions' };
  }, 'owner'),
  'DELETE /sessions': neither(async (world) => {
    await world.session();
    return { path: '/sessions' };
  }),
  'DELETE /sessions/{id}': neither(async (world) => ({ path: `/sessions/${await world.session()}` })),
  'PUT /password': shows(
    () => ({
      path: '/password',
      body: { current: TEST_PASSWORD, next: 'a further password for tests' },
    }),
    'owner',
  ),
  'GET /api-keys': shows(async (world) => {
    await world.key();
    return { path: '/api-keys' };
  }, 'owner'),
  'POST /api-keys': neither(() => ({
    path: '/api-keys',
    body: { name: '몰래', scopes: ['admin'], days: 1 },
  })),
  'DELETE /api-keys/{id}': neither(async (world) => ({ path: `/api-keys/${await world.key()}` })),
  'GET /linked-sign-ins': shows(async (world) => {
    await world.linkedSignIn();
    return { path: '/linked-sign-ins' };
  }, 'owner'),
  'POST /linked-sign-ins': neither(() => ({ path: '/linked-sign-ins', body: { password: TEST_PASSWORD } })),
  'DELETE /linked-sign-ins/{id}': neither(async (world) => ({
    path: `/linked-sign-ins/${await world.linkedSignIn()}`,
  })),
  'POST /one-time-links/look': neither(() => ({
    path: '/one-time-links/look',
    body: { token: 'x'.repeat(43) },
  })),
  'POST /one-time-links/use': neither(() => ({
    path: '/one-time-links/use',
    body: { token: 'x'.repeat(43), password: 'a further password for tests' },
  })),
  'GET /session': shows(() => ({ path: '/session' }), 'owner'),
  'POST /session': neither((world) => ({
    path: '/session',
    body: { email: world.owner.email, password: 'not the password' },
  })),
  'DELETE /session': neither('/session'),
  'GET /session/provider': neither('/session/provider'),
  'POST /session/provider': neither(() => ({ path: '/session/provider', body: { state: 'x', code: 'x' } })),
  'POST /session/provider/attempts': neither('/session/provider/attempts'),
  'GET /session/sample-accounts': neither('/session/sample-accounts'),
};

/** Attempts on the audit log and on how the service runs. */
export const OPERATION: Readonly<Record<string, ForeignOperation>> = {
  'GET /audit-entries': shows(() => ({ path: '/audit-entries?kind=review&limit=100' })),
  'GET /audit-entries.csv': shows(() => ({ path: '/audit-entries.csv?kind=review' })),
  'GET /audit-seal': shows(async (world) => ({ path: '/audit-seal', secret: await sealOf(world) })),
  'POST /audit-verification': shows(async (world) => ({
    path: '/audit-verification',
    secret: await sealOf(world),
  })),
  'GET /recompute': neither('/recompute'),
  'GET /recompute/events': neither('/recompute/events'),
  'POST /recompute/retry': writes(async (world) => {
    await world.database.query(
      `INSERT INTO recompute_dirty (score_set_id, entry_id, entry_kind, want_revision, dead_at)
       SELECT id, gen_random_uuid(), 'proposal', 1, clock_timestamp() FROM score_set WHERE state = 'live'`,
    );
    return { path: '/recompute/retry' };
  }),
  'GET /score-sets': neither('/score-sets'),
  'POST /score-sets': writes((world) => ({ path: '/score-sets', body: changeOf(world) })),
  'GET /score-sets/{id}': neither('/score-sets/1'),
  'POST /score-sets/{id}/{action}': writes(async (world) => {
    return { path: `/score-sets/${await world.made('/score-sets', changeOf(world))}/cancel` };
  }),
  'GET /score-sets/{id}/drift': neither('/score-sets/1/drift'),
  'GET /score-sets/{id}/drift/pairs': neither('/score-sets/1/drift/pairs'),
  'GET /scoring-method': neither('/scoring-method'),
  'GET /health/live': neither('/health/live'),
  'GET /health/ready': neither('/health/ready'),
};

/** Hash of the log's last seal. */
async function sealOf(world: ForeignWorld): Promise<string> {
  await world.database.query('SELECT audit.seal_entries(1000)');
  return world.value(`SELECT encode(hash, 'hex') FROM audit.seal ORDER BY no DESC LIMIT 1`);
}

function changeOf(world: ForeignWorld): object {
  const [concept] = readShippedAssets().thesaurus;
  const upsert = [{ ...concept, lay: [`견본에 없는 낱말 ${world.next()}`] }];
  return { note: '몰래', thesaurus: { upsert, remove: [] } };
}
