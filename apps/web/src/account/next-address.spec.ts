import { toNextAddress } from './next-address.js';

describe('toNextAddress', () => {
  it.each(['/', '/account', '/admin/queues', '/proposals/seed:P01?lang=en'])('takes %s', (address) => {
    expect(toNextAddress(address)).toBe(address);
  });

  it.each([
    undefined,
    3,
    '',
    'account',
    '//attacker.example',
    '/\\attacker.example',
    '/ /x',
    'https://x.kr',
    'javascript:x',
  ])('goes to the first page for %j', (address) => {
    expect(toNextAddress(address)).toBe('/');
  });
});
