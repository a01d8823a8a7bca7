import { initdbFlags, lastComplaint } from './initialise-cluster.js';

describe('initdbFlags', () => {
  it('never leaves LC_CTYPE at "C" where it can name another: trigrams would not see Hangul', () => {
    expect(initdbFlags('linux')).toContain('--lc-ctype=C.UTF-8');
    expect(initdbFlags('darwin')).toContain('--lc-ctype=en_US.UTF-8');
  });
});

describe('lastComplaint', () => {
  it.each([
    [
      '2026-11-24 06:01:02 UTC [12] FATAL:  could not create any TCP/IP sockets\n',
      'could not create any TCP/IP sockets',
    ],
    [
      'FATAL:  lock file "postmaster.pid" already exists\nHINT:  Is another postmaster running?\n',
      'lock file "postmaster.pid" already exists',
    ],
    [
      'initdb: error: could not access directory "/x": Permission denied\n',
      'could not access directory "/x": Permission denied',
    ],
    [
      'postgres: error while loading shared libraries: libicuuc.so.60\n',
      'postgres: error while loading shared libraries: libicuuc.so.60',
    ],
  ])('takes the reason out of %j', (output, reason) => {
    expect(lastComplaint(output)).toBe(reason);
  });

  it('finds nothing in silence', () => {
    expect(lastComplaint('\n \n')).toBeUndefined();
  });
});
