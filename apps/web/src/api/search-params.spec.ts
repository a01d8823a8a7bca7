import * as fc from 'fast-check';
import { parseSearch, stringifySearch, toText, toValues } from './search-params.js';

describe('search parameters', () => {
  it('repeats the name of a list', () => {
    expect(stringifySearch({ axis: ['data', 'trust'], q: '바우처' })).toBe(
      '?axis=data&axis=trust&q=%EB%B0%94%EC%9A%B0%EC%B2%98',
    );
    expect(parseSearch('?axis=data&axis=trust&q=x')).toEqual({ axis: ['data', 'trust'], q: 'x' });
  });
  it('leaves out what is empty', () => {
    expect(stringifySearch({ q: '', axis: [], sort: undefined, cursor: null })).toBe('');
  });
  it('gives back any list of words', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (words) => {
        expect(toValues(parseSearch(stringifySearch({ name: words }))['name'])).toEqual(toValues(words));
      }),
    );
  });
  it('orders values and drops doubles', () => {
    expect(toValues(['b', 'a', 'b', 7, ''])).toEqual(['a', 'b']);
    expect(toValues('a')).toEqual(['a']);
    expect(toValues(undefined)).toEqual([]);
  });
  it('takes the first text of a name', () => {
    expect(toText(['x', 'y'])).toBe('x');
    expect(toText('  ')).toBeUndefined();
    expect(toText(3)).toBeUndefined();
  });
});
