import { keepAnswers, type KeptAnswers, NO_ANSWERS, NO_FACTS, readAnswers } from './kept-answers.js';

function storeOf(entries: Record<string, string> = {}): Storage {
  const values = new Map(Object.entries(entries));
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
    clear: () => {
      values.clear();
    },
    key: () => null,
    get length() {
      return values.size;
    },
  };
}

describe('kept answers', () => {
  it('come back as they were', () => {
    const store = storeOf();
    const answers: KeptAnswers = {
      facts: { ...NO_FACTS, employees: 12 },
      profile: { id: 'a', name: '본사', revision: 2 },
    };
    expect(keepAnswers(store, answers)).toBe(true);
    expect(readAnswers(store)).toEqual(answers);
  });

  it.each(['{', 'null', '{}', '{"version":0,"facts":{}}', '{"version":1}'])(
    'are none where %s is kept',
    (text) => {
      expect(readAnswers(storeOf({ 'jeonghap.fit': text }))).toEqual(NO_ANSWERS);
    },
  );
});
