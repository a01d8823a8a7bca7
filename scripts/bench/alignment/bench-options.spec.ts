import { readBenchOptions } from './bench-options.js';

describe('readBenchOptions', () => {
  it('takes a small corpus, two threads and PostgreSQL unless told otherwise', () => {
    expect(readBenchOptions([])).toEqual({
      asks: 1_000,
      measures: 10_000,
      threads: 2,
      seed: 1,
      withPostgres: true,
      isFull: false,
    });
  });

  it('judges the targets at the size they are set for only', () => {
    expect(readBenchOptions(['--full'])).toMatchObject({ asks: 10_000, measures: 120_000, isFull: true });
    expect(readBenchOptions(['--full', '--asks', '500'])).toMatchObject({ asks: 500, isFull: false });
  });

  it.each(['0', '-1', '1.5', 'many', ''])('refuses %j asks', (asks) => {
    expect(() => readBenchOptions([`--asks=${asks}`])).toThrow(RangeError);
  });
});
