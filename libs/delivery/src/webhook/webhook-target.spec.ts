import { newWebhookSecret, openSecret, sealSecret } from './sealed-secret.js';
import { isPublicAddress, isTarget } from './webhook-target.js';

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '2606:4700:4700::1111', '::ffff:8.8.8.8'])('lets %s through', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ...['127.0.0.1', '10.0.0.1', '172.16.0.1', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['224.0.0.1', '255.255.255.255', '192.0.2.1', '::1', '::', 'fe80::1', 'fc00::1', 'ff02::1'],
    ...['::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', 'localhost', ''],
  ])('refuses %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('isTarget', () => {
  it('wants TLS at the usual port, and no password', () => {
    expect(isTarget('https://hooks.agency.go.kr/in?key=1', [])).toBe(true);
    for (const url of [
      'http://hooks.agency.go.kr',
      'https://hooks.agency.go.kr:8443',
      'https://user:secret@hooks.agency.go.kr',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://2130706433/',
      'https://0x7f.1/',
      'ftp://hooks.agency.go.kr',
      'hooks.agency.go.kr',
    ])
      expect(isTarget(url, [])).toBe(false);
  });

  it('takes hosts of the own network that are listed, with or without their port', () => {
    const listed = ['intra.agency.go.kr', '127.0.0.1:4400'];
    expect(isTarget('http://intra.agency.go.kr/in', listed)).toBe(true);
    expect(isTarget('http://127.0.0.1:4400/in', listed)).toBe(true);
    expect(isTarget('http://127.0.0.1:4401/in', listed)).toBe(false);
  });
});

describe('sealSecret', () => {
  const key = 'k'.repeat(32);

  it('is opened with the same key for the same endpoint alone', () => {
    const secret = newWebhookSecret();
    const sealed = sealSecret(secret, 'a', key);
    expect(openSecret(sealed, 'a', key)).toBe(secret);
    expect(openSecret(sealed, 'b', key)).toBeUndefined();
    expect(openSecret(sealed, 'a', 'x'.repeat(32))).toBeUndefined();
    expect(openSecret(sealed.subarray(0, 10), 'a', key)).toBeUndefined();
    expect(sealed.toString('latin1')).not.toContain(secret);
    expect(sealSecret(secret, 'a', key)).not.toEqual(sealed);
  });
});
