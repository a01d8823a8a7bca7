import { toReplySearch } from './reply-search.js';

it('takes the states that there are, lateness, and nothing else from an address', () => {
  expect(toReplySearch({ status: 'unanswered', overdue: 'true', q: 'x' })).toEqual({
    status: 'unanswered',
    overdue: true,
  });
  expect(toReplySearch({ status: 'lost', overdue: 'perhaps' })).toEqual({});
});
