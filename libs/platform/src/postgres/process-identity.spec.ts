import { isRunning, isServerOf, parseProcessStat, startTicks } from './process-identity.js';

describe('parseProcessStat', () => {
  it('is not misled by spaces and brackets in the name of the program', () => {
    const line = '77 (a) Z 1 (b)) S 1 77 77 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 880123 9 9\n';
    expect(parseProcessStat(line)).toEqual({ state: 'S', startTicks: '880123' });
  });

  it('finds nothing in a cut line', () => {
    expect(parseProcessStat('77 (x) S 1 2')).toBeUndefined();
  });
});

describe('isRunning', () => {
  it('tells a living process from a number that nobody has', () => {
    expect(isRunning(process.pid)).toBe(true);
    expect(isRunning(2 ** 30)).toBe(false);
  });
});

describe('isServerOf', () => {
  it('does not take another program with the same number for the server', () => {
    expect(isServerOf(process.pid, process.cwd())).toBe(false);
  });
});

describe('startTicks', () => {
  it('stays the same for a process', () => {
    expect(startTicks(process.pid)).toBe(startTicks(process.pid));
  });
});
