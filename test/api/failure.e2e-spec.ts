import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount } from '../support/sign-in.js';

let api: RunningApi;
beforeEach(async () => {
  api = await startTestApi();
});
afterEach(() => api.close());

/** Makes the computation of some programmes fail, as after the last attempt. */
async function fail(keys: readonly string[], cause: string): Promise<readonly string[]> {
  const rows = await api.database.dataSource.query<[{ id: string }[], number]>(
    `UPDATE programme SET updated_at = updated_at WHERE external_ref = ANY ($1) RETURNING id`,
    [keys],
  );
  const ids = rows[0].map(({ id }) => id);
  await api.database.dataSource.query(
    `UPDATE recompute_dirty SET dead_at = clock_timestamp(), attempts = 5, last_error = $2 WHERE entry_id = ANY ($1)`,
    [ids, cause],
  );
  return ids;
}

const list = async (query = '') =>
  (await api.as(bearer(api.admin.key), 'GET', `/recompute/failures${query}`)).body;
const causes = async () =>
  (await api.as(bearer(api.admin.key), 'GET', '/recompute/failures/causes')).body.items;

describe('/recompute/failures', () => {
  it('lists what failed with its cause, a page at a time, and counts it by cause', async () => {
    await fail(['seed:G16', 'seed:G17'], 'boom');
    const [other = ''] = await fail(['seed:G18'], 'bang');
    const first = await list('?limit=2');
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect(first.total).toBe(3);
    expect(second.nextCursor).toBeNull();
    const all = [...first.items, ...second.items];
    expect(new Set(all.map(({ entryId }: { entryId: string }) => entryId)).size).toBe(3);
    expect(all[0]).toMatchObject({
      entryId: other,
      entryKind: 'programme',
      title: expect.stringMatching(/[가-힣]/),
      attempts: 5,
      cause: 'bang',
      dismissal: null,
    });
    expect(await causes()).toEqual([
      { cause: 'boom', causeId: all[2].causeId, entries: 2 },
      { cause: 'bang', causeId: all[0].causeId, entries: 1 },
    ]);
    expect((await list(`?causeId=${all[0].causeId}`)).total).toBe(1);
  });

  it('takes one up again, or all of a cause, and leaves the others', async () => {
    const [id = ''] = await fail(['seed:G16'], 'boom');
    await fail(['seed:G17'], 'boom');
    await fail(['seed:G18'], 'bang');
    const { scoreSetId } = (await list()).items[0];
    const retry = `/recompute/failures/${scoreSetId}/${id}/retry`;
    expect((await api.as(bearer(api.admin.key), 'POST', retry)).status).toBe(204);
    const again = await api.as(bearer(api.admin.key), 'POST', retry);
    expect([again.status, again.body.code]).toEqual([404, 'failure.not-found']);
    expect((await list()).total).toBe(2);
    const { causeId } = (await causes()).find(({ cause }: { cause: string }) => cause === 'boom');
    const some = await api.as(bearer(api.admin.key), 'POST', `/recompute/retry?causeId=${causeId}`);
    expect(some.body).toEqual({ retried: 1 });
    await api.recompute();
    expect((await list()).items.map(({ cause }: { cause: string }) => cause)).toEqual(['bang']);
    expect((await api.get('/recompute')).body).toMatchObject({ failed: 1, pending: 0 });
  });

  it('sets one aside for a reason until that is taken back or it fails anew, and writes both down', async () => {
    const [id = ''] = await fail(['seed:G16'], 'boom');
    const { scoreSetId } = (await list()).items[0];
    const dismissal = `/recompute/failures/${scoreSetId}/${id}/dismissal`;
    const empty = await api.send('PUT', dismissal, { reason: ' ' });
    expect([empty.status, empty.body.errors[0].field]).toEqual([400, 'reason']);
    expect((await api.send('PUT', dismissal, { reason: '원문이 깨져 있음' })).status).toBe(204);
    expect((await list()).total).toBe(0);
    expect(await causes()).toEqual([]);
    expect((await list('?dismissed=true')).items).toMatchObject([
      { entryId: id, dismissal: { reason: '원문이 깨져 있음', by: api.admin.name } },
    ]);
    // a reader still sees that the score is not up to date
    expect((await api.get('/recompute')).body.failed).toBe(1);
    expect((await api.as(bearer(api.admin.key), 'POST', '/recompute/retry')).body).toEqual({ retried: 0 });
    expect((await api.as(bearer(api.admin.key), 'DELETE', dismissal)).status).toBe(204);
    expect((await list()).total).toBe(1);
    await api.send('PUT', dismissal, { reason: '다시' });
    await fail(['seed:G16'], 'boom');
    expect((await list()).total).toBe(1);
    const log = await api.as(bearer(api.admin.key), 'GET', '/audit-entries?kind=failure_dismissal');
    expect(log.body.items.map(({ act }: { act: string }) => act)).toEqual(['create', 'remove', 'create']);
    const gone = await api.send('PUT', `/recompute/failures/999/${id}/dismissal`, { reason: 'x' });
    expect([gone.status, gone.body.code]).toEqual([404, 'failure.not-found']);
  });

  it('shows no row of the dismissals to a transaction that names nobody', async () => {
    const [id = ''] = await fail(['seed:G16'], 'boom');
    const { scoreSetId } = (await list()).items[0];
    await api.send('PUT', `/recompute/failures/${scoreSetId}/${id}/dismissal`, { reason: '비밀 사정' });
    const seen = await api.get('/recompute');
    expect(seen.text).not.toContain('비밀 사정');
  });
});

describe('GET /recompute/runs', () => {
  it('lists batches, the latest first, for those who work here', async () => {
    await fail(['seed:G16'], 'boom');
    await api.as(bearer(api.admin.key), 'POST', '/recompute/retry');
    await api.recompute();
    const reviewer = await makeAccount(api.database.dataSource, ['reviewer']);
    const { body } = await api.as(bearer(reviewer.key), 'GET', '/recompute/runs?limit=2');
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({
      status: 'done',
      entriesClaimed: 1,
      entriesComputed: 1,
      error: null,
    });
    expect(body.items[0].id).toBeGreaterThan(body.items[1].id);
    const next = await api.as(
      bearer(reviewer.key),
      'GET',
      `/recompute/runs?limit=2&cursor=${body.nextCursor}`,
    );
    expect(next.body.items[0].id).toBeLessThan(body.items[1].id);
    const troubled = await api.as(bearer(reviewer.key), 'GET', '/recompute/runs?troubled=true');
    expect(troubled.body).toMatchObject({ items: [], total: 0 });
    expect((await api.get('/recompute/runs')).status).toBe(401);
  });
});
