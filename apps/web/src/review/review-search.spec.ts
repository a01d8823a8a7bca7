import { toReviewSearch } from './review-search.js';

it('takes the states that there are, staleness, and nothing else from an address', () => {
  expect(toReviewSearch({ state: 'returned', stale: true, q: 'x' })).toEqual({
    state: 'returned',
    stale: true,
  });
  expect(toReviewSearch({ undecided: 'true', state: 'returned' })).toEqual({ undecided: true });
  expect(toReviewSearch({ state: 'lost', stale: 'perhaps' })).toEqual({});
});
