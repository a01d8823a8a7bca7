import {
  EntryChanges,
  HistoryService,
  type Proposal,
  ProposalService,
  StakeholderService,
} from '@jeonghap/catalogue';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';

let database: OpenTestDatabase;
let proposals: ProposalService;
let history: HistoryService;
let announced = 0;
let stakeholder: string;

beforeAll(async () => {
  database = await openTestDatabase();
  const changes = new EntryChanges();
  changes.subscribe(() => {
    announced += 1;
  });
  proposals = new ProposalService(database.dataSource, changes);
  history = new HistoryService(database.dataSource);
  const stakeholders = new StakeholderService(database.dataSource);
  stakeholder = (await stakeholders.create({ title: '한빛AI', type: 'startup' }, 'tester')).id;
});
afterAll(() => database.drop());

const create = (over: object = {}): Promise<Proposal> =>
  proposals.create(
    {
      title: '공공 구매',
      body: '먼저 사 달라.',
      stakeholder,
      asks: [{ text: '하나' }, { text: '둘' }],
      ...over,
    },
    'tester',
  );

describe('ProposalService', () => {
  it('gives a new proposal revision 1 with its asks in order, whatever number of statements it took', async () => {
    const proposal = await create();
    expect(proposal.revision).toBe(1);
    expect(proposal.asks.map(({ no, text }) => [no, text])).toEqual([
      [1, '하나'],
      [2, '둘'],
    ]);
  });

  it('keeps the identity of asks that an edit names, and makes one revision of all its changes', async () => {
    const before = await create();
    const second = before.asks[1];
    const after = await proposals.edit(
      { key: before.id, revision: 1 },
      { title: '새 제목', asks: [{ id: second?.id, text: '둘이 앞으로' }, { text: '셋' }] },
      'editor',
    );
    expect(after.revision).toBe(2);
    expect(after.asks.map(({ no, text }) => [no, text])).toEqual([
      [1, '둘이 앞으로'],
      [2, '셋'],
    ]);
    expect(after.asks[0]?.id).toBe(second?.id);
    const { items } = await history.list('proposal', before.id, 10);
    expect(
      items.map(({ revision, operation, actor, changed }) => ({ revision, operation, actor, changed })),
    ).toEqual([
      { revision: 2, operation: 'edit', actor: 'editor', changed: ['asks', 'title'] },
      { revision: 1, operation: 'create', actor: 'tester', changed: [] },
    ]);
    expect((items[1]?.snapshot['asks'] as { text: string }[]).map((ask) => ask.text)).toEqual(['하나', '둘']);
  });

  it('refuses an edit that started from an older revision and changes nothing', async () => {
    const { id } = await create();
    await proposals.edit({ key: id, revision: 1 }, { title: '먼저' }, 'a');
    await expect(proposals.edit({ key: id, revision: 1 }, { title: '나중' }, 'b')).rejects.toMatchObject({
      code: 'entry.stale',
      details: { current: 2 },
    });
    expect((await proposals.get(id)).title).toBe('먼저');
  });

  it('lets exactly one of two simultaneous edits through', async () => {
    const { id } = await create();
    const results = await Promise.allSettled(
      ['가', '나'].map((title) => proposals.edit({ key: id, revision: 1 }, { title }, title)),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect((await proposals.get(id)).revision).toBe(2);
  });

  it('rolls the whole edit back when one ask is not of this proposal', async () => {
    const [one, other] = [await create(), await create()];
    const foreign = other.asks[0]?.id;
    await expect(
      proposals.edit(
        { key: one.id, revision: 1 },
        { title: '바뀜', asks: [{ id: foreign, text: 'x' }] },
        'a',
      ),
    ).rejects.toMatchObject({ code: 'request.invalid', fields: [{ field: 'asks.0.id' }] });
    expect(await proposals.get(one.id)).toMatchObject({ title: '공공 구매', revision: 1 });
  });

  it('keeps the revision when an edit changes nothing', async () => {
    const proposal = await create();
    const asks = proposal.asks.map(({ id, text }) => ({ id, text }));
    expect((await proposals.edit({ key: proposal.id, revision: 1 }, { asks }, 'a')).revision).toBe(1);
  });

  it('finds by external reference and refuses a second entry with the same one', async () => {
    const first = await create({ externalRef: 'ministry:1' });
    expect((await proposals.get('ministry:1')).id).toBe(first.id);
    await expect(create({ externalRef: 'ministry:1' })).rejects.toMatchObject({
      code: 'entry.external-ref-taken',
    });
  });

  it('creates once per Idempotency-Key, also when both requests come together', async () => {
    const draft = { title: '한 번만', stakeholder, asks: [{ text: '하나' }] };
    const [a, b] = await Promise.all([
      proposals.create(draft, 'tester', 'key-1'),
      proposals.create(draft, 'tester', 'key-1'),
    ]);
    expect(a.id).toBe(b.id);
    await expect(proposals.create({ ...draft, title: '다른 것' }, 'tester', 'key-1')).rejects.toMatchObject({
      code: 'request.idempotency-key-reused',
    });
  });

  it('announces commits and only those', async () => {
    announced = 0;
    const { id } = await create();
    await proposals.edit({ key: id, revision: 7 }, { title: 'x' }, 'a').catch(() => undefined);
    expect(announced).toBe(1);
  });

  it('revises the proposal when an ask is changed behind its back', async () => {
    const { id, asks } = await create();
    await database.dataSource.query('UPDATE ask SET text = $2 WHERE id = $1', [asks[0]?.id, '직접 고침']);
    expect(await proposals.get(id)).toMatchObject({
      revision: 2,
      asks: [{ text: '직접 고침' }, { text: '둘' }],
    });
    await database.dataSource.query('DELETE FROM ask WHERE id = $1', [asks[1]?.id]);
    expect((await proposals.get(id)).revision).toBe(3);
  });

  it('records deletion and return', async () => {
    const { id } = await create();
    await database.dataSource.query('UPDATE proposal SET deleted_at = now() WHERE id = $1', [id]);
    await expect(proposals.get(id)).rejects.toMatchObject({ code: 'proposal.not-found' });
    await database.dataSource.query('UPDATE proposal SET deleted_at = NULL WHERE id = $1', [id]);
    const { items } = await history.list('proposal', id, 10);
    expect(items.map((revision) => revision.operation)).toEqual(['restore', 'delete', 'create']);
  });
});
