import { assertOwnPage, assertOwnScript } from './same-origin.js';

const refusalOf = (work: () => void): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};
const page = (headers: Record<string, string>) =>
  refusalOf(() => {
    assertOwnPage({ headers, host: 'jeonghap.go.kr' });
  });

describe('assertOwnPage', () => {
  it.each([
    [{}],
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'https://jeonghap.go.kr' }],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }],
  ])('takes %j', (headers) => {
    expect(page(headers as Record<string, string>)).toBeUndefined();
  });

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://jeonghap.go.kr' }],
    [{ origin: 'https://attacker.example' }],
    [{ origin: 'https://jeonghap.go.kr.attacker.example' }],
    [{ origin: 'https://jeonghap.go.kr:8443' }],
    [{ origin: 'null' }],
    [{ origin: '' }],
  ])('refuses %j', (headers) => {
    expect(page(headers as Record<string, string>)).toBe('access.foreign-origin');
  });
});

it('wants a header that no form of another site can set', () => {
  expect(
    refusalOf(() => {
      assertOwnScript({ headers: {} });
    }),
  ).toBe('access.header-required');
  expect(
    refusalOf(() => {
      assertOwnScript({ headers: { 'x-jeonghap-request': '1' } });
    }),
  ).toBeUndefined();
});
