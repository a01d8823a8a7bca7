import { weekBefore } from '../api/week-before.js';
import {
  boardSearchOf,
  matrixFileAddress,
  shownIn,
  toMatrixQuery,
  toMatrixSearch,
  withSide,
} from './matrix-search.js';

describe('toMatrixSearch', () => {
  it('keeps sides, measure, order and filters, and drops what it does not know', () => {
    expect(
      toMatrixSearch({
        ...{
          rows: 'ministry',
          columns: 'instrument',
          measure: 'move',
          order: 'name',
          axis: ['data', 'evil'],
        },
        ...{ sort: 'title', page: '2', ministry: '과학기술정보통신부' },
      }),
    ).toEqual({
      ...{ rows: 'ministry', columns: 'instrument', measure: 'move', order: 'name' },
      ...{ axis: ['data'], ministry: ['과학기술정보통신부'] },
    });
    expect(toMatrixSearch({ rows: 'evil', columns: 'coverage', measure: 'x', order: '' })).toEqual({});
  });

  it('leaves the defaults out of the address', () => {
    expect(
      toMatrixSearch({ rows: 'stakeholder', columns: 'axis', measure: 'count', order: '-count' }),
    ).toEqual({});
  });

  it('never shows the same on both sides', () => {
    expect(shownIn(toMatrixSearch({ rows: 'axis' }))).toMatchObject({ rows: 'axis', columns: 'stakeholder' });
    expect(shownIn(toMatrixSearch({ columns: 'stakeholder' }))).toMatchObject({
      rows: 'stakeholder',
      columns: 'axis',
    });
    expect(shownIn(toMatrixSearch({ rows: 'region', columns: 'region' }))).toMatchObject({ columns: 'axis' });
  });
});

describe('withSide', () => {
  it('changes one side, and swaps the two where the other shows it', () => {
    expect(shownIn(withSide({}, 'rows', 'ministry'))).toMatchObject({ rows: 'ministry', columns: 'axis' });
    expect(shownIn(withSide({}, 'rows', 'axis'))).toMatchObject({ rows: 'axis', columns: 'stakeholder' });
    expect(shownIn(withSide({}, 'columns', 'stakeholder'))).toMatchObject({
      rows: 'axis',
      columns: 'stakeholder',
    });
  });
});

describe('weekBefore', () => {
  it('is seven days before the hour that has begun', () => {
    expect(weekBefore(new Date('2026-11-29T12:34:56.789Z')).toISOString()).toBe('2026-11-22T12:00:00.000Z');
  });
});

describe('toMatrixQuery', () => {
  it('asks for what is shown, compared with last week', () => {
    expect(
      toMatrixQuery({ rows: 'axis', columns: 'region', coverage: ['gap'] }, new Date('2026-11-29T12:00:01Z')),
    ).toEqual({
      ...{
        rows: 'axis',
        columns: 'region',
        sort: '-count',
        coverage: ['gap'],
        since: '2026-11-22T12:00:00.000Z',
      },
    });
  });
});

describe('boardSearchOf', () => {
  it('puts the values of a cell in the place of the filters of its two sides', () => {
    const search = toMatrixSearch({ coverage: 'gap', axis: ['data', 'trust'], q: 'AI', measure: 'move' });
    expect(boardSearchOf(search, { row: 'id', column: 'data' })).toEqual({
      ...{ q: 'AI', coverage: ['gap'], stakeholder: ['id'], axis: ['data'] },
    });
    expect(boardSearchOf(search, { row: 'id' })).toMatchObject({
      axis: ['data', 'trust'],
      stakeholder: ['id'],
    });
    expect(boardSearchOf(search, {})).toEqual({ q: 'AI', coverage: ['gap'], axis: ['data', 'trust'] });
  });
});

describe('matrixFileAddress', () => {
  it('names everything that the file shows', () => {
    const address = matrixFileAddress(
      'xlsx',
      { measure: 'move', axis: ['data', 'trust'] },
      {
        now: new Date('2026-11-29T12:00:00Z'),
        lang: 'en',
      },
    );
    expect(address).toBe(
      '/api/v1/coverage/matrix.xlsx?axis=data&axis=trust&rows=stakeholder&columns=axis&sort=-count' +
        '&since=2026-11-22T12%3A00%3A00.000Z&measure=move&lang=en',
    );
  });
});

it('has no part of the board that needs a moment or a person', () => {
  expect(toMatrixSearch({ moved: 'fell', assignee: 'me', review: 'stale', period: '2025-10' })).toEqual({
    period: ['2025-10'],
  });
});
