import { isFatal, parseServerStatus } from './server-process.js';

describe('parseServerStatus', () => {
  it('reads process id, port and state', () => {
    const content = '4711\n/data/cluster\n1764000000\n34839\n\n127.0.0.1\n   6291463         8\nready   \n';
    expect(parseServerStatus(content)).toEqual({ pid: 4711, port: 34839, state: 'ready' });
  });

  it('reads a file that is still being written', () => {
    expect(parseServerStatus('4711\n/data/cluster\n')).toMatchObject({ pid: 4711, state: '' });
  });

  it.each(['', '\n\n', 'x\n', '-12\n', '0\n'])('finds no server in %j', (content) => {
    expect(parseServerStatus(content)).toBeUndefined();
  });
});

describe('isFatal', () => {
  it('finds the last words of one server among those of others', () => {
    const line = '2026-11-29 01:09:30.174 UTC [24547] FATAL:  could not create any TCP/IP sockets';
    expect(isFatal(line, 24547)).toBe(true);
    expect(isFatal(line, 2454)).toBe(false);
    expect(isFatal('2026-11-29 01:09:30.174 UTC [24547] LOG:  database system is shut down', 24547)).toBe(
      false,
    );
  });
});
