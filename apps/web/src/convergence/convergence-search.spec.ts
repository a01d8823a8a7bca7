import { toConvergenceSearch } from './convergence-search.js';

describe('toConvergenceSearch', () => {
  it('reads what it knows and drops the rest', () => {
    expect(
      toConvergenceSearch({ axis: ['trust', 'data', 'evil'], opposed: 'true', stakeholder: 'a', page: '2' }),
    ).toEqual({ axis: ['data', 'trust'], opposed: true, stakeholder: 'a' });
    expect(toConvergenceSearch({ axis: 'none', opposed: 'false' })).toEqual({});
  });
});
