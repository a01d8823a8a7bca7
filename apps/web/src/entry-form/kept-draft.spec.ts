import { dropDraft, dropDraftsOf, findDrafts, keepDraft, type KeptDraft, tabName } from './kept-draft.js';

/** A storage as browsers have it, in memory. */
class MemoryStorage implements Storage {
  private readonly items = new Map<string, string>();
  get length(): number {
    return this.items.size;
  }
  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
  clear(): void {
    this.items.clear();
  }
}

const mine = { personId: 'a', kind: 'programme', entry: 'new' };
const draft = (title: string, at: number): KeptDraft => ({
  values: { title },
  base: { revision: 0, values: { title: '' } },
  at,
});

describe('kept drafts', () => {
  it('come back to the tab that wrote them first, and to others by their age', () => {
    const store = new MemoryStorage();
    keepDraft(store, mine, 'one', draft('하나', 1));
    keepDraft(store, mine, 'two', draft('둘', 2));
    keepDraft(store, mine, 'three', draft('셋', 3));
    const titles = (tab: string) => findDrafts(store, mine, tab).map(({ values }) => values['title']);
    expect(titles('one')).toEqual(['하나', '셋', '둘']);
    expect(titles('new tab')).toEqual(['셋', '둘', '하나']);
  });

  it('are kept apart by person, kind and entry', () => {
    const store = new MemoryStorage();
    keepDraft(store, mine, 'one', draft('내 것', 1));
    for (const other of [{ personId: 'b' }, { kind: 'proposal' }, { entry: 'x' }])
      expect(findDrafts(store, { ...mine, ...other }, 'one')).toEqual([]);
  });

  it('go when the entry is saved, also copies in other tabs, but not what another tab holds besides', () => {
    const store = new MemoryStorage();
    keepDraft(store, mine, 'one', draft('저장한 것', 1));
    keepDraft(store, mine, 'copy', draft('저장한 것', 2));
    keepDraft(store, mine, 'two', draft('다른 것', 3));
    dropDraft(store, mine, 'one', { title: '저장한 것' });
    expect(findDrafts(store, mine, 'one').map(({ values }) => values)).toEqual([{ title: '다른 것' }]);
  });

  it('all go when their person signs out, and no others', () => {
    const store = new MemoryStorage();
    keepDraft(store, mine, 'one', draft('내 것', 1));
    keepDraft(store, { ...mine, personId: 'ab' }, 'one', draft('남의 것', 1));
    dropDraftsOf(store, 'a');
    expect(findDrafts(store, mine, 'one')).toEqual([]);
    expect(findDrafts(store, { ...mine, personId: 'ab' }, 'one')).toHaveLength(1);
  });

  it.each(['{', 'null', '[]', '{"values":{"title":1},"base":{},"at":1}', '{"values":{}}'])(
    'are not taken for drafts when they are none: %s',
    (text) => {
      const store = new MemoryStorage();
      store.setItem('jeonghap.draft.a.programme.new.one', text);
      expect(findDrafts(store, mine, 'one')).toEqual([]);
    },
  );

  it('say so when the browser has no room', () => {
    const full = new MemoryStorage();
    full.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    expect(keepDraft(full, mine, 'one', draft('가', 1))).toBe(false);
  });

  it('belong to a tab that keeps its name through reloads', () => {
    const session = new MemoryStorage();
    expect([tabName(session, () => 'first'), tabName(session, () => 'second')]).toEqual(['first', 'first']);
  });
});
