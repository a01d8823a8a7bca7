import { AnswerStore } from './answer-store.js';

const answer = (body: string) => ({
  etag: '"x"',
  isTaggedByContent: true,
  contentType: 'application/json',
  body: Buffer.from(body),
});
const textOf = async (store: AnswerStore, state: string, address: string): Promise<string | undefined> =>
  (await store.find(state, address))?.body.toString();

const look = (store: AnswerStore, state: string, address: string): void => {
  void store.find(state, address);
};

describe('AnswerStore', () => {
  it('finds what was read for the same state and address, and nothing of another', async () => {
    const store = new AnswerStore(100);
    expect(store.find('1', '/a')).toBeUndefined();
    store.begin('/a')(answer('one'));
    expect(await textOf(store, '1', '/a')).toBe('one');
    expect(store.find('1', '/b')).toBeUndefined();
    expect(store.find('2', '/a')).toBeUndefined();
    expect(store.find('1', '/a')).toBeUndefined();
  });

  it('lets others wait for a read that is under way, and forgets one that gave nothing to keep', async () => {
    const store = new AnswerStore(100);
    look(store, '1', '/a');
    const finish = store.begin('/a');
    const waiting = textOf(store, '1', '/a');
    finish(answer('one'));
    expect(await waiting).toBe('one');
    look(store, '2', '/a');
    const refuse = store.begin('/a');
    const disappointed = textOf(store, '2', '/a');
    refuse(undefined);
    expect(await disappointed).toBeUndefined();
    expect(store.find('2', '/a')).toBeUndefined();
  });

  it('does not keep an answer whose state is over, but gives it to those who waited', async () => {
    const store = new AnswerStore(100);
    look(store, '1', '/a');
    const finish = store.begin('/a');
    const waiting = textOf(store, '1', '/a');
    expect(store.find('2', '/a')).toBeUndefined();
    finish(answer('old'));
    expect(await waiting).toBe('old');
    expect(store.find('2', '/a')).toBeUndefined();
  });

  it('holds no more bytes than allowed, and as many again in the next state', async () => {
    const store = new AnswerStore(5);
    look(store, '1', '/a');
    store.begin('/a')(answer('four'));
    store.begin('/b')(answer('four'));
    expect(await textOf(store, '1', '/a')).toBe('four');
    expect(store.find('1', '/b')).toBeUndefined();
    look(store, '2', '/b');
    store.begin('/b')(answer('four'));
    expect(await textOf(store, '2', '/b')).toBe('four');
  });
});
