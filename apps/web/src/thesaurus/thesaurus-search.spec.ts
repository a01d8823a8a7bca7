import { toThesaurusSearch } from './thesaurus-search.js';

describe('toThesaurusSearch', () => {
  it('keeps words, a known type and what to show', () => {
    expect(toThesaurusSearch({ q: 'ㅂㅇㅊ', type: 'instrument', show: 'pending' })).toEqual({
      q: 'ㅂㅇㅊ',
      type: 'instrument',
      show: 'pending',
    });
  });

  it('drops what the API would refuse', () => {
    expect(toThesaurusSearch({ q: ' ', type: 'thing', show: 'all' })).toEqual({});
    expect(toThesaurusSearch({ q: 'a'.repeat(300) }).q).toHaveLength(200);
  });
});
