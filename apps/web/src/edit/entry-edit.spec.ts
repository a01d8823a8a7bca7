import { ApiProblem } from '../api/problem.js';
import { changesOf, conflictsOf, type EntryStore, keepTyped, saveEntry } from './entry-edit.js';

function storeThatRefuses(error: Error): EntryStore {
  return {
    write: () => Promise.reject(error),
    read: () => Promise.resolve({ revision: 4, values: { title: '남이 고친 제목' } }),
  };
}

describe('changesOf', () => {
  it('keeps only what differs, without outer blanks', () => {
    expect(changesOf({ title: '가', body: '나' }, { title: '가 ', body: ' 다' })).toEqual({ body: '다' });
  });
});

describe('a conflict', () => {
  const base = { title: '가', body: '나', status: 'open' };
  const current = { title: '가', body: '라', status: 'closed' };
  it('names fields that someone else changed to another text than typed', () => {
    expect(conflictsOf(base, current, { title: '마', body: '바', status: 'closed' })).toEqual(['body']);
  });
  it('keeps what was typed and takes the stored text elsewhere', () => {
    expect(keepTyped(base, current, { title: '마', body: '나', status: 'open' })).toEqual({
      title: '마',
      body: '라',
      status: 'closed',
    });
  });
});

describe('saveEntry', () => {
  it('answers saved when the server took it', async () => {
    const written: unknown[] = [];
    const store: EntryStore = {
      write: (values, changed, revision) => {
        written.push([values, changed, revision]);
        return Promise.resolve({ id: 'x', revision: 4 });
      },
      read: () => Promise.reject(new Error('not needed')),
    };
    expect(await saveEntry(store, { title: '가', body: '' }, ['title'], 3)).toEqual({
      kind: 'saved',
      entry: { id: 'x', revision: 4 },
    });
    expect(written).toEqual([[{ title: '가', body: '' }, ['title'], 3]]);
  });
  it('answers a conflict with what is stored now when the revision is behind', async () => {
    const outcome = await saveEntry(
      storeThatRefuses(new ApiProblem(412, 'revision.behind', undefined)),
      {},
      [],
      3,
    );
    expect(outcome).toEqual({
      kind: 'conflict',
      current: { revision: 4, values: { title: '남이 고친 제목' } },
    });
  });
  it('answers signed out, forbidden, field errors and failures apart', async () => {
    const field = { field: 'title', messageKo: '너무 깁니다', messageEn: 'Too long' };
    const outcomes = await Promise.all(
      [
        new ApiProblem(401, 'access.sign-in-required', undefined),
        new ApiProblem(403, 'access.denied', undefined),
        new ApiProblem(422, 'input.invalid', undefined, { fields: [field] }),
        new ApiProblem(503, 'unavailable', undefined),
        new TypeError('Failed to fetch'),
      ].map((error) => saveEntry(storeThatRefuses(error), {}, [], 1)),
    );
    expect(outcomes.map((outcome) => outcome.kind)).toEqual([
      'signedOut',
      'forbidden',
      'invalid',
      'failed',
      'failed',
    ]);
  });
});
