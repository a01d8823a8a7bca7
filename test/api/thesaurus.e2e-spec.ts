import { readShippedAssets } from '@jeonghap/recompute';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount } from '../support/sign-in.js';

let api: RunningApi;
let editor: Record<string, string>;
beforeAll(async () => {
  api = await startTestApi();
  editor = bearer((await makeAccount(api.database.dataSource, ['editor'])).key);
});
afterAll(() => api.close());

const shipped = readShippedAssets().thesaurus;
const VOUCHER = 'instrument.voucher';

const get = (path: string) => api.as(editor, 'GET', `/thesaurus${path}`);
const draftOf = (concept: Record<string, unknown>): Record<string, unknown> => {
  const { id: _id, type: _type, ...draft } = concept;
  return draft;
};
const put = (id: string, draft: unknown, revision: number) =>
  api.as({ ...editor, 'if-match': `"${String(revision)}"` }, 'PUT', `/thesaurus/concepts/${id}`, draft);

describe('/thesaurus', () => {
  it('lists concepts by name a page at a time, found by words, lead consonants and type, without slang', async () => {
    const all = (await get('/concepts?limit=3')).body;
    expect(all.total).toBe(shipped.length);
    expect(all.types.reduce((sum: number, { concepts }: { concepts: number }) => sum + concepts, 0)).toBe(
      shipped.length,
    );
    const next = (await get(`/concepts?limit=3&cursor=${all.nextCursor}`)).body;
    expect(next.items[0].ko >= all.items[2].ko).toBe(true);
    const found = (await get(`/concepts?q=${encodeURIComponent('ㅂㅇㅊ')}&type=instrument`)).body;
    expect(found.items.map(({ id }: { id: string }) => id)).toContain(VOUCHER);
    expect((await get('/concepts?q=no-such-word-at-all')).body).toMatchObject({ items: [], total: 0 });
    const slang = shipped.find(({ rude }) => (rude?.length ?? 0) > 0);
    const { text } = await get(`/concepts/${slang?.id ?? ''}`);
    expect(text).not.toContain(slang?.rude?.[0]);
    const rows = (await get('/concepts.csv')).text.split('\n');
    const row = rows.find((line) => line.startsWith(`${slang?.id ?? ''},`));
    expect(row).toContain(slang?.en);
    expect(row?.includes(slang?.rude?.[0] ?? '')).toBe(false);
  });

  it('takes an edit into the draft with the revision that the editor saw, and publishes it as a score set', async () => {
    const before = (await get(`/concepts/${VOUCHER}`)).body;
    const wrong = await put(VOUCHER, { ...draftOf(before.concept), lay: ['에서'] }, before.revision);
    expect([wrong.status, wrong.body.code, wrong.body.errors[0].field]).toEqual([
      400,
      'thesaurus.invalid',
      'lay',
    ]);
    expect(wrong.body.errors[0].messageKo).toMatch(/[가-힣]/);
    const unmatched = await api.as(editor, 'PUT', `/thesaurus/concepts/${VOUCHER}`, draftOf(before.concept));
    expect(unmatched.status).toBe(428);
    const saved = await put(
      VOUCHER,
      { ...draftOf(before.concept), official: [before.ko, '견본에 없는 낱말'], lay: [], patterns: [] },
      before.revision,
    );
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({ pending: 'changed', isEdited: true });
    const stale = await put(VOUCHER, draftOf(before.concept), before.revision);
    expect([stale.status, stale.body.code]).toEqual([412, 'thesaurus.stale']);
    const { draft } = (await get('')).body;
    const denied = await api.as(editor, 'POST', '/thesaurus/draft/publication', {
      revision: draft.revision,
      note: 'x',
    });
    expect(denied.status).toBe(403);
    const asked = await api.as(editor, 'POST', '/thesaurus/draft/preview', { sampleSize: 10 });
    expect(asked.body.preview).toMatchObject({ state: 'waiting', sampleSize: 10, isCurrent: true });
    const cancelled = await api.as(editor, 'DELETE', `/thesaurus/previews/${asked.body.preview.id}`);
    expect(cancelled.status).toBe(204);
    const published = await api.send('POST', '/thesaurus/draft/publication', {
      revision: draft.revision,
      note: '바우처 낱말을 줄임',
    });
    expect(published.status).toBe(201);
    const id = published.body.scoreSetId as number;
    expect((await api.get(`/score-sets/${String(id)}`)).body).toMatchObject({
      state: 'building',
      switchMode: 'manual',
      note: '바우처 낱말을 줄임',
    });
    const [version] = (await get('/versions')).body.items;
    expect(version).toMatchObject({
      state: 'published',
      changes: 1,
      scoreSetId: id,
      closedBy: api.admin.name,
    });
    expect((await get(`/versions/${version.id}/changes`)).body).toMatchObject({ total: 1, nextCursor: null });
    expect((await get('')).body.draft).toBeNull();
    const log = await api.as(bearer(api.admin.key), 'GET', '/audit-entries?kind=thesaurus_change');
    expect(log.body.total).toBe(1);
  });

  it('reads the CSV that it writes, changes nothing by it, and takes all rows or none', async () => {
    const csv = (await get('/concepts.csv')).text;
    const same = await api.as(editor, 'POST', '/thesaurus/import-csv', {
      csv: csv.split('\n').slice(0, 200).join('\n'),
    });
    expect(same.status).toBe(200);
    expect(same.body).toEqual({ changed: 0 });
    const [header = '', first = ''] = csv.split('\n');
    const bad = await api.as(editor, 'POST', '/thesaurus/import-csv', {
      csv: `${header}\n${first}\nobject.x,,,,,,,,,,,`,
    });
    expect([bad.status, bad.body.code]).toEqual([400, 'thesaurus.invalid']);
    expect(bad.body.errors.map(({ field }: { field: string }) => field)).toContain('rows.1.ko');
    expect((await get('')).body.draft).toBeNull();
    const none = await api.as(editor, 'POST', '/thesaurus/import-csv', { csv: 'a,b\n1,2' });
    expect([none.status, none.body.code]).toEqual([400, 'thesaurus.table-invalid']);
  });

  it.each([
    ['GET', '/concepts/object.nothing', 404, 'thesaurus.concept-not-found'],
    ['GET', '/versions/0/changes', 404, 'thesaurus.version-not-found'],
    ['GET', '/versions/999999/changes', 404, 'thesaurus.version-not-found'],
    ['DELETE', '/previews/x', 404, 'thesaurus.preview-not-found'],
    ['POST', '/versions/999999/restoration', 404, 'thesaurus.version-not-found'],
    ['POST', '/draft/preview', 400, 'request.invalid'],
  ])('answers %s %s with %i', async (method, path, status, code) => {
    const body = method === 'POST' ? {} : undefined;
    const answer = await api.as(editor, method, `/thesaurus${path}`, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is for those who work here', async () => {
    expect((await api.get('/thesaurus')).status).toBe(401);
    const reviewer = bearer((await makeAccount(api.database.dataSource, ['reviewer'])).key);
    expect((await api.as(reviewer, 'GET', '/thesaurus')).status).toBe(200);
    const refused = await api.as(
      { ...reviewer, 'if-match': '"0"' },
      'DELETE',
      `/thesaurus/concepts/${VOUCHER}`,
    );
    expect(refused.status).toBe(403);
  });
});
