import fc from 'fast-check';
import { type InjectOptions } from 'fastify';
import { createOpenApiDocument } from '../../apps/api/src/openapi.js';
import { type HostileRequest, hostileRequests } from '../support/hostile-requests.js';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount, openSession } from '../support/sign-in.js';
import { readTestForm } from '../support/test-form.js';

const { isLong, seed } = readTestForm();
const REQUESTS = isLong ? 100_000 : 20_000;
/** Requests that are under way at the same time. */
const AT_ONCE = 20;
/** Nothing that somebody sends may keep the service busy for longer, milliseconds; the machine may be busy itself. */
const SLOW_MS = 5_000;

jest.setTimeout(isLong ? 3_600_000 : 900_000);

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi('sample');
});
afterAll(() => api.close());

/** Status of the answer. The stream of events answers without end, so it is left alone. */
async function statusOf(request: HostileRequest): Promise<number> {
  const options = { ...request } as InjectOptions;
  const { statusCode } = await api.app.inject(options);
  return statusCode;
}

it(`answers ${String(REQUESTS)} hostile requests without a fault of its own, and lives`, async () => {
  const { dataSource } = api.database;
  const company = await makeAccount(dataSource, ['company']);
  const credentials = [
    bearer(api.admin.key),
    bearer(company.key),
    await openSession(dataSource, api.admin.id),
    {},
  ];
  const document = createOpenApiDocument(api.app);
  delete document.paths['/api/v1/recompute/events'];
  const counts: Record<number, number> = {};
  let slowestMs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(hostileRequests(document, credentials), { minLength: AT_ONCE, maxLength: AT_ONCE }),
      async (requests) => {
        const startedAt = performance.now();
        const statuses = await Promise.all(requests.map(statusOf));
        slowestMs = Math.max(slowestMs, performance.now() - startedAt);
        for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
        expect(requests.filter((_request, at) => (statuses[at] ?? 500) >= 500)).toEqual([]);
      },
    ),
    { numRuns: REQUESTS / AT_ONCE, seed, endOnFailure: true },
  );
  process.stdout.write(
    `hostile requests by status: ${JSON.stringify(counts)}, ${String(AT_ONCE)} at once took ${slowestMs.toFixed(0)} ms at most\n`,
  );
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(REQUESTS);
  expect(counts[200]).toBeGreaterThan(REQUESTS / 50); // not all of them stop at the door
  expect(slowestMs).toBeLessThan(SLOW_MS * AT_ONCE);
  expect((await api.get('/health/live')).status).toBe(200);
  expect((await api.get('/session', bearer(api.admin.key))).body.person.roles).toEqual(['admin']);
});
