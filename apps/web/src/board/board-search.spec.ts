import {
  appliedFilters,
  asksForWork,
  clearFilters,
  isSameSearch,
  toBoardSearch,
  toggleFilter,
  withoutWork,
} from './board-search.js';

describe('toBoardSearch', () => {
  it('reads single and repeated values and drops what it does not know', () => {
    expect(
      toBoardSearch({ axis: 'data', coverage: ['gap', 'gap'], q: '바우처', sort: 'evil', page: '3' }),
    ).toEqual({
      axis: ['data'],
      coverage: ['gap'],
      q: '바우처',
    });
  });
  it('leaves the default sort out of the address', () => {
    expect(toBoardSearch({ sort: 'coverage' })).toEqual({});
    expect(toBoardSearch({ sort: 'title' })).toEqual({ sort: 'title' });
  });
});

describe('toggleFilter', () => {
  it('adds a value, and takes it away again', () => {
    const once = toggleFilter({ q: 'x' }, 'axis', 'data');
    expect(once).toEqual({ q: 'x', axis: ['data'] });
    expect(toggleFilter(once, 'axis', 'data')).toEqual({ q: 'x' });
  });
});

describe('clearFilters', () => {
  it('keeps the sort only', () => {
    expect(clearFilters({ q: 'x', axis: ['data'], sort: 'title' })).toEqual({ sort: 'title' });
  });
});

describe('appliedFilters', () => {
  it('lists every value with its filter in a fixed order', () => {
    expect(appliedFilters({ region: ['울산'], coverage: ['gap', 'partial'] })).toEqual([
      { filter: 'coverage', value: 'gap' },
      { filter: 'coverage', value: 'partial' },
      { filter: 'region', value: '울산' },
    ]);
  });
});

describe('isSameSearch', () => {
  it('does not mind the order of names and values, and minds everything else', () => {
    expect(isSameSearch({ axis: ['data', 'trust'], q: 'x' }, { q: 'x', axis: ['trust', 'data'] })).toBe(true);
    expect(isSameSearch({}, { sort: 'coverage' })).toBe(true);
    expect(isSameSearch({ axis: ['data'] }, { axis: ['data'], sort: 'title' })).toBe(false);
    expect(isSameSearch({ assignee: ['me'] }, {})).toBe(false);
  });
});

describe('what only staff know', () => {
  it('is told apart from what everybody may ask', () => {
    expect(asksForWork({ review: ['stale'] })).toBe(true);
    expect(asksForWork({ moved: ['fell'] })).toBe(false);
    expect(withoutWork({ assignee: ['me'], review: ['stale'], axis: ['data'] })).toEqual({ axis: ['data'] });
  });
});
