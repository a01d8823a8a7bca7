import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { isDatabaseAway } from './is-database-away.js';

const failed = (code: string | undefined, message = 'failed') =>
  new QueryFailedError('SELECT 1', [], Object.assign(new Error(message), code === undefined ? {} : { code }));

describe('isDatabaseAway', () => {
  it.each([
    '57P01',
    '57P02',
    '57P03',
    '08006',
    '40P01',
    '53100',
    '53300',
    '55P03',
    '25P03',
    '58030',
    'ECONNRESET',
  ])('lets the entry be tried again without counting it after %s', (code) => {
    expect(isDatabaseAway(failed(code))).toBe(true);
    expect(isDatabaseAway(Object.assign(new Error('failed'), { code }))).toBe(true);
  });

  it.each(['23514', '22P02', '42P01', '57014', 'P0001', 'XX000', '54000'])(
    'holds the entry responsible after %s, or it would block the others for ever',
    (code) => {
      expect(isDatabaseAway(failed(code))).toBe(false);
    },
  );

  it('knows a connection that broke under a statement, which has no code', () => {
    expect(isDatabaseAway(failed(undefined, 'Connection terminated unexpectedly'))).toBe(true);
    expect(isDatabaseAway(new QueryRunnerAlreadyReleasedError())).toBe(true); // at the statement after
    expect(isDatabaseAway(new QueryRunnerProviderAlreadyReleasedError())).toBe(true);
    expect(isDatabaseAway(new TypeError('x is not a function'))).toBe(false);
  });
});
