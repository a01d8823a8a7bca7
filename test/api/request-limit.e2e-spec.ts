import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount } from '../support/sign-in.js';

const PER_MINUTE = 5;

let api: RunningApi;
beforeEach(async () => {
  api = await startTestApi('empty', { requestsPerMinute: PER_MINUTE });
});
afterEach(() => api.close());

const statuses = async (
  count: number,
  headersOf: (n: number) => Record<string, string>,
): Promise<number[]> => {
  const seen: number[] = [];
  for (let n = 0; n < count; n += 1) seen.push((await api.get('/score-sets', headersOf(n))).status);
  return seen;
};

describe('more requests than a minute allows', () => {
  it('are answered with 429, and with the time to come again', async () => {
    expect(await statuses(PER_MINUTE, () => ({}))).toEqual([200, 200, 200, 200, 200]);
    const { status, body, headers } = await api.get('/score-sets');
    expect([status, body.code]).toEqual([429, 'request.too-many']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await api.get('/health/live')).status).toBe(200);
  });

  it('are counted by person: who is signed in does not pay for the address, nor the address for them', async () => {
    const [one, two] = [
      await makeAccount(api.database.dataSource, ['editor']),
      await makeAccount(api.database.dataSource, ['editor']),
    ];
    expect(await statuses(PER_MINUTE + 1, () => bearer(one.key))).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await statuses(1, () => bearer(two.key))).toEqual([200]);
    expect(await statuses(PER_MINUTE + 1, () => ({}))).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await statuses(1, () => bearer(two.key))).toEqual([200]);
  });

  it('are not hidden by made-up credentials or addresses', async () => {
    const madeUp = (n: number): Record<string, string> =>
      [
        bearer(`jh_${String(n).repeat(43)}`),
        { cookie: `jeonghap_session=${String(n).repeat(43)}` },
        { 'x-forwarded-for': `198.51.100.${String(n)}` },
      ][n % 3] ?? {};
    const seen = await statuses(PER_MINUTE + 2, madeUp);
    expect(seen.slice(PER_MINUTE)).toEqual([429, 429]);
  });
});
