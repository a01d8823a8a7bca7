import { parseServerStatus } from './server-process.js';

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
