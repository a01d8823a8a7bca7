import { toFailureSearch } from './failure-search.js';

describe('toFailureSearch', () => {
  it('keeps a cause and the tab, and drops what the API would refuse', () => {
    expect(toFailureSearch({ causeId: 'abc', dismissed: true })).toEqual({ causeId: 'abc', dismissed: true });
    expect(toFailureSearch({ causeId: 'a'.repeat(33), dismissed: 'no' })).toEqual({});
    expect(toFailureSearch({})).toEqual({});
  });
});
