import { readSessionToken } from './session-cookie.js';

const TOKEN = 'a'.repeat(43);
const read = (cookie: string | undefined, protocol: 'http' | 'https' = 'http') =>
  readSessionToken({ protocol, headers: cookie === undefined ? {} : { cookie } });

describe('readSessionToken', () => {
  it('finds the token among other cookies', () => {
    expect(read(`lang=ko; jeonghap_session=${TOKEN}; x=y`)).toBe(TOKEN);
    expect(read(`__Host-jeonghap_session=${TOKEN}`, 'https')).toBe(TOKEN);
  });

  it('believes over TLS no cookie that a plain page could have set', () => {
    expect(read(`jeonghap_session=${TOKEN}`, 'https')).toBeUndefined();
  });

  it.each([
    undefined,
    '',
    'jeonghap_session=',
    'jeonghap_session=short',
    `my_jeonghap_session=${TOKEN}`,
    `jeonghap_session=${TOKEN}%00`,
  ])('finds none in %j', (cookie) => {
    expect(read(cookie)).toBeUndefined();
  });
});
