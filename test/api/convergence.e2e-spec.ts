import { type RunningApi, startTestApi } from '../support/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const query = <T>(sql: string, values: readonly unknown[] = []): Promise<T[]> =>
  api.database.dataSource.query<T[]>(sql, [...values]);
const list = async (search = '') => (await api.get(`/convergence?limit=200&${search}`)).body;
interface Ask {
  readonly id: string;
  readonly proposalId: string;
  readonly stakeholderId: string;
}
interface Group {
  readonly id: string;
  readonly stakeholderCount: number;
  readonly askCount: number;
  readonly objects: readonly { readonly ko: string }[];
  readonly asks: readonly Ask[];
  readonly opposing: readonly Ask[];
  readonly measures: readonly { readonly askCount: number }[];
}

describe('GET /convergence', () => {
  it('gathers asks of several stakeholders, each ask once, those of most stakeholders first', async () => {
    const { items, total } = (await list()) as { items: readonly Group[]; total: number };
    expect(items.length).toBe(total);
    expect(total).toBeGreaterThan(0);
    const ids = items.flatMap(({ asks }) => asks.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { asks, stakeholderCount, askCount, objects, measures } of items) {
      expect(new Set(asks.map(({ stakeholderId }) => stakeholderId)).size).toBe(stakeholderCount);
      expect(asks).toHaveLength(askCount);
      expect(stakeholderCount).toBeGreaterThan(1);
      expect(objects.every(({ ko }) => ko !== '')).toBe(true);
      expect(measures.every((measure) => measure.askCount > 1)).toBe(true);
    }
    const counts = items.map(({ stakeholderCount }) => stakeholderCount);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });

  it('says the same when it is asked again, and to who asks page by page', async () => {
    const { items } = await list();
    const paged: string[] = [];
    let cursor = '';
    do {
      const { body } = await api.get(`/convergence?limit=2${cursor}`);
      paged.push(...body.items.map(({ id }: Group) => id));
      cursor = body.nextCursor === null ? '' : `&cursor=${encodeURIComponent(String(body.nextCursor))}`;
    } while (cursor !== '');
    expect(paged).toEqual(items.map(({ id }: Group) => id));
    const { nextCursor } = (await api.get('/convergence?limit=1')).body;
    const other = await api.get(`/convergence?limit=1&opposed=true&cursor=${String(nextCursor)}`);
    expect([other.status, other.body.code]).toEqual([400, 'request.cursor-invalid']);
  });

  it('narrows to an axis, to a stakeholder, and to what is opposed', async () => {
    const { items } = (await list()) as { items: readonly Group[] };
    const [first] = items;
    const of = first?.asks[0]?.stakeholderId ?? '';
    const narrowed = (await list(`stakeholder=${of}`)) as { items: readonly Group[] };
    expect(narrowed.items.map(({ id }) => id)).toEqual(
      items.filter(({ asks }) => asks.some(({ stakeholderId }) => stakeholderId === of)).map(({ id }) => id),
    );
    const opposed = (await list('opposed=true')) as { items: readonly Group[]; total: number };
    const unopposed = (await list('opposed=false')) as { total: number };
    expect(opposed.items.every(({ opposing }) => opposing.length > 0)).toBe(true);
    expect(opposed.total + unopposed.total).toBe(items.length);
    const [axis] = await query<{ axis: string }>('SELECT axis FROM proposal WHERE id = $1', [
      first?.asks[0]?.proposalId,
    ]);
    const ofAxis = (await list(`axis=${axis?.axis ?? ''}`)) as { items: readonly Group[] };
    expect(ofAxis.items.map(({ id }) => id)).toContain(first?.id);
  });

  it('takes a proposal out of its group when it is withdrawn, and back', async () => {
    const before = (await list()) as { items: readonly Group[] };
    const gone = before.items[0]?.asks[0]?.proposalId;
    await query(`UPDATE proposal SET visibility = 'draft' WHERE id = $1`, [gone]);
    await api.recompute();
    const after = (await list()) as { items: readonly Group[] };
    expect(JSON.stringify(after.items)).not.toContain(gone);
    await query(`UPDATE proposal SET visibility = 'published' WHERE id = $1`, [gone]);
    await api.recompute();
    expect(((await list()) as { items: readonly Group[] }).items.map(({ id }) => id)).toEqual(
      before.items.map(({ id }) => id),
    );
  });

  it.each([
    ['axis=evil', 'axis'],
    ['stakeholder=me', 'stakeholder'],
    ['opposed=perhaps', 'opposed'],
    ['limit=0', 'limit'],
  ])('refuses %s', async (search, field) => {
    const { status, body } = await api.get(`/convergence?${search}`);
    expect([status, body.errors[0].field]).toEqual([400, field]);
  });
});

describe('GET /coverage/history', () => {
  const until = (): string => new Date(Date.now() + 60_000).toISOString();
  const read = async (search: string) => (await api.get(`/coverage/history?until=${until()}&${search}`)).body;

  it('tells week by week what is known, and that nothing is known of what was before', async () => {
    const { points, knownSince } = await read('weeks=3');
    expect(points.map(({ isKnown }: { isKnown: boolean }) => isKnown)).toEqual([false, false, false, true]);
    expect(Date.parse(knownSince)).toBeLessThan(Date.now());
    const { proposals } = (await api.get('/coverage/summary')).body;
    expect(points[3]).toMatchObject({
      ...{ covered: proposals.covered, partial: proposals.partial },
      ...{ gap: proposals.gap, insufficient: proposals.insufficient },
    });
    expect(points[0]).toMatchObject({ covered: 0, partial: 0, gap: 0, insufficient: 0 });
  });

  it('counts the proposals of a stakeholder as the log has them', async () => {
    const [one] = await query<{ id: string; n: number }>(
      `SELECT stakeholder_id AS id, count(*)::int AS n FROM proposal WHERE visibility = 'published'
        GROUP BY 1 ORDER BY 2 DESC LIMIT 1`,
    );
    await query(
      `INSERT INTO coverage_change (proposal_id, score_set_id, at, status_after, cause)
       SELECT c.proposal_id, c.score_set_id, now() - interval '20 days', 'gap', 'beginning'
         FROM proposal_coverage c JOIN proposal p ON p.id = c.proposal_id AND p.stakeholder_id = $1`,
      [one?.id],
    );
    const { points } = await read(`stakeholder=${one?.id ?? ''}`);
    expect(points).toHaveLength(9);
    expect(points[5]).toMatchObject({ isKnown: false });
    expect(points[7]).toMatchObject({ isKnown: true, gap: one?.n, covered: 0 });
  });

  it.each([
    ['until=now', 'until'],
    ['until=2026-11-01T00:00:00Z&weeks=0', 'weeks'],
    ['until=2026-11-01T00:00:00Z&weeks=100', 'weeks'],
    ['weeks=3', 'until'],
  ])('refuses %s', async (search, field) => {
    const { status, body } = await api.get(`/coverage/history?${search}`);
    expect([status, body.errors[0].field]).toEqual([400, field]);
  });
});
