import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount } from '../support/sign-in.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi('sample');
});
afterAll(() => api.close());

interface Found {
  readonly kind: string;
  readonly externalRef: string;
  readonly title: string;
  readonly matchedBy: string;
  readonly matched: string;
}
interface Answer {
  readonly groups: readonly {
    readonly kind: string;
    readonly total: number;
    readonly items: readonly Found[];
    readonly nextCursor: string | null;
  }[];
  readonly suggestion: { readonly q: string; readonly reason: string } | null;
}

const ask = (q: string, more = '') => api.as({}, 'GET', `/search?q=${encodeURIComponent(q)}${more}`);
const search = async (q: string, more = ''): Promise<Answer> => (await ask(q, more)).body;
const firstOf = ({ groups }: Answer, kind: string) => groups.find((group) => group.kind === kind)?.items[0];

describe('GET /search', () => {
  it('finds an entry by its number, with or without the prefix of its source, before all others', async () => {
    for (const q of ['seed:P07', 'P07', 'p07']) {
      expect(firstOf(await search(q), 'proposal')).toMatchObject({
        externalRef: 'seed:P07',
        matchedBy: 'ref',
      });
    }
  });

  it('groups what it finds by kind, in one order, each with its number', async () => {
    const { groups, suggestion } = await search('데이터', '&limit=3');
    expect(groups.map(({ kind }) => kind)).toEqual(
      ['proposal', 'programme', 'legislative_item', 'stakeholder'].filter((kind) =>
        groups.some((group) => group.kind === kind),
      ),
    );
    expect(groups.length).toBeGreaterThan(1);
    for (const { items, total } of groups) {
      expect(items.length).toBe(Math.min(3, total));
      for (const item of items) expect(`${item.title} ${item.matched}`).toContain('데이터');
    }
    expect(suggestion).toBeNull();
  });

  it('puts a whole name before the beginning of one, that before a name that has it, and the text last', async () => {
    const { groups } = await search('AI', '&limit=200');
    const order = ['ref', 'title', 'alias', 'text'];
    for (const { items } of groups) {
      const places = items.map(({ matchedBy }) => (matchedBy === 'text' ? order.indexOf('text') : 0));
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
    const titles =
      groups[0]?.items.filter(({ matchedBy }) => matchedBy === 'title').map(({ matched }) => matched) ?? [];
    const begins = titles.map((title) => !title.toLowerCase().startsWith('ai'));
    expect(begins).toEqual([...begins].sort());
  });

  it('does not mind spaces, punctuation and capitals', async () => {
    const wanted = firstOf(await search('인공지능기본법'), 'legislative_item');
    expect(wanted).toBeDefined();
    for (const q of ['인공지능 기본법', '「인공지능·기본법」']) {
      expect(firstOf(await search(q), 'legislative_item')?.title).toBe(wanted?.title);
    }
  });

  it('knows lead consonants, also those that a keyboard joined', async () => {
    const { title } = firstOf(await search('바우처'), 'programme') ?? {};
    expect(title).toBeDefined();
    expect((await search('ㅂㅇㅊ')).groups.flatMap(({ items }) => items.map((item) => item.title))).toContain(
      title,
    );
    const joined = await search('ㄳ');
    expect(joined.groups.map(({ total }) => total)).toEqual(
      (await search('ㄱㅅ')).groups.map(({ total }) => total),
    );
    expect(joined.groups.length).toBeGreaterThan(0);
  });

  it('knows aliases, and finds the proposals of a stakeholder by its name', async () => {
    const { body } = await api.as({}, 'GET', '/stakeholders?limit=200');
    const known = body.items.find(
      (item: { aliases: string[]; proposalCount: number }) =>
        item.aliases.length > 0 && item.proposalCount > 0,
    );
    const answer = await search(known.aliases[0], '&limit=200');
    expect(answer.groups.find(({ kind }) => kind === 'stakeholder')?.items).toContainEqual(
      expect.objectContaining({ externalRef: known.externalRef }),
    );
    expect(answer.groups.find(({ kind }) => kind === 'proposal')?.total).toBeGreaterThanOrEqual(
      known.proposalCount,
    );
  });

  it('shows the passage of a text that has the words', async () => {
    const { body } = await api.as({}, 'GET', '/proposals/seed:P01');
    const word = body.asks[0].text.slice(-12, -4);
    const found = firstOf(await search(word), 'proposal');
    expect(found).toMatchObject({ externalRef: 'seed:P01', matchedBy: 'text' });
    expect(found?.matched).toContain(word);
  });

  it('suggests the other keyboard layout, then a name that is spelt alike, and only where nothing is found', async () => {
    expect(await search('qkdncj')).toEqual({ groups: [], suggestion: { q: '바우처', reason: 'keyboard' } });
    const misspelt = await search('바우쳐');
    expect(misspelt.groups).toEqual([]);
    expect(misspelt.suggestion?.reason).toBe('spelling');
    expect((await search(misspelt.suggestion?.q ?? '')).groups.length).toBeGreaterThan(0);
    expect(await search('zzqqxx')).toEqual({ groups: [], suggestion: null });
  });

  it('gives each entry of a kind once, page by page', async () => {
    const all = await search('AI', '&kind=proposal&limit=200');
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = (await search('AI', `&kind=proposal&limit=4${cursor}`)).groups[0];
      seen.push(...(page?.items.map(({ externalRef }) => externalRef) ?? []));
      cursor = page?.nextCursor == null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(all.groups[0]?.items.map(({ externalRef }) => externalRef));
    expect(seen.length).toBe(all.groups[0]?.total);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each(['%', '_', '\\', "'", '%_%', '···', '( [ .* ) ?', '\u0000', '😀', 'ㅏ'])(
    'takes %j for what it is, not for a pattern',
    async (q) => {
      const { status, body } = await ask(q);
      expect([200, 400]).toContain(status);
      if (status === 200)
        expect((body as Answer).groups.flatMap(({ items }) => items).length).toBeLessThan(20);
    },
  );

  it.each([
    ['no words', '?q=', 'q'],
    ['blank words', '?q=%20', 'q'],
    ['too many letters', `?q=${'a'.repeat(201)}`, 'q'],
    ['an unknown kind', '?q=a&kind=account', 'kind'],
  ])('refuses %s', async (_what, query, field) => {
    const { status, body } = await api.as({}, 'GET', `/search${query}`);
    expect(status).toBe(400);
    expect(body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
  });

  it('refuses a cursor without its kind, of other words, or with values that are none of its', async () => {
    const { groups } = await search('AI', '&kind=proposal&limit=1');
    const cursor = groups[0]?.nextCursor ?? '';
    const [digest] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
    const forged = Buffer.from(JSON.stringify([digest, 'x', 'y', 'z'])).toString('base64url');
    for (const query of [
      `AI&cursor=${cursor}`,
      `A&kind=proposal&cursor=${cursor}`,
      `AI&kind=proposal&cursor=${forged}`,
    ]) {
      const { status, body } = await api.as({}, 'GET', `/search?q=${query}`);
      expect({ status, code: body.code }).toEqual({ status: 400, code: 'request.cursor-invalid' });
    }
  });
});

describe('what is found', () => {
  it('follows edits, and loses an entry that is hidden', async () => {
    const { key } = await makeAccount(api.database.dataSource, ['editor']);
    const edit = (revision: number, patch: object) =>
      api.as(
        { ...bearer(key), 'If-Match': `"${String(revision)}"` },
        'PATCH',
        '/stakeholders/seed:S01',
        patch,
      );
    const { body } = await api.as({}, 'GET', '/stakeholders/seed:S01');
    const renamed = await edit(body.revision, { aliases: [...body.aliases, '가람누리연구회'] });
    expect(renamed.status).toBe(200);
    expect(firstOf(await search('ㄱㄹㄴㄹ'), 'stakeholder')).toMatchObject({
      externalRef: 'seed:S01',
      matchedBy: 'alias',
    });
    await api.database.dataSource.query(
      `UPDATE stakeholder SET visibility = 'draft' WHERE external_ref = 'seed:S01'`,
    );
    expect(firstOf(await search('ㄱㄹㄴㄹ'), 'stakeholder')).toBeUndefined();
    expect(firstOf(await search('가람누리연구회'), 'stakeholder')).toBeUndefined();
  });
});
