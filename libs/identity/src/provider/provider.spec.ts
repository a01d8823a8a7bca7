import { ProductError } from '@jeonghap/platform';
import { type ProviderSettings, toProvedPerson } from './provider.js';

const SETTINGS: ProviderSettings = {
  issuer: 'https://login.agency.go.kr',
  clientId: 'jeonghap',
  clientSecret: 'x',
  label: { ko: '기관', en: 'agency' },
  emailDomains: [],
  roles: {},
  makesAccounts: true,
};
const CLAIMS = {
  iss: 'https://login.agency.go.kr',
  sub: '24400320',
  email: ' Kim@Agency.go.kr',
  email_verified: true,
  name: '김민지',
};

/** Code of the refusal. */
function refusalOf(claims: object, settings: Partial<ProviderSettings> = {}): string {
  try {
    toProvedPerson({ ...CLAIMS, ...claims }, { ...SETTINGS, ...settings });
  } catch (error) {
    if (error instanceof ProductError) return error.code;
  }
  return 'none';
}

describe('toProvedPerson', () => {
  it('reads who somebody is', () => {
    expect(toProvedPerson(CLAIMS, SETTINGS)).toEqual({
      issuer: 'https://login.agency.go.kr',
      subject: '24400320',
      email: 'kim@agency.go.kr',
      name: '김민지',
    });
  });

  it.each([
    [{ name: undefined, preferred_username: 'minji' }, 'minji'],
    [{ name: ' \u0000\r\n', preferred_username: 7 }, 'kim@agency.go.kr'],
    [{ name: undefined, email_verified: false }, '24400320'],
    [{ name: 'a\r\nb\u0000' }, 'ab'],
    [{ name: '가'.repeat(300) }, '가'.repeat(100)],
  ])('finds a name in %j', (claims, name) => {
    expect(toProvedPerson({ ...CLAIMS, ...claims }, SETTINGS).name).toBe(name);
  });

  it.each([
    { email_verified: false },
    { email_verified: 'true' },
    { email_verified: undefined },
    { email: 'no address' },
    { email: ['kim@agency.go.kr'] },
  ])('knows no address by %j', (claims) => {
    expect(toProvedPerson({ ...CLAIMS, ...claims }, SETTINGS).email).toBeUndefined();
  });

  it.each([
    { sub: undefined },
    { sub: '' },
    { sub: 7 },
    { sub: 'a\u0000b' },
    { sub: 'x'.repeat(256) },
    { iss: undefined },
  ])('refuses the subject of %j', (claims) => {
    expect(refusalOf(claims)).toBe('provider.answer-invalid');
  });

  it('lets in the domains that are named, by addresses that the provider vouches for', () => {
    const emailDomains = ['agency.go.kr', 'korea.kr'];
    expect(refusalOf({}, { emailDomains })).toBe('none');
    expect(refusalOf({ email: 'kim@KOREA.kr' }, { emailDomains })).toBe('none');
    expect(refusalOf({ email: 'kim@sub.korea.kr' }, { emailDomains })).toBe('provider.email-domain');
    expect(refusalOf({ email_verified: false }, { emailDomains })).toBe('provider.email-unverified');
  });

  it('reads roles of the claim that is named, and of no other', () => {
    const settings: ProviderSettings = {
      ...SETTINGS,
      roleClaim: 'groups',
      roles: { writers: 'editor', heads: 'admin', '1': 'reviewer' },
    };
    const rolesBy = (claims: object) => toProvedPerson({ ...CLAIMS, ...claims }, settings).roles;
    expect(rolesBy({ groups: ['writers', 'heads', 'others', 'writers'] })).toEqual(['admin', 'editor']);
    expect(rolesBy({ groups: 'writers' })).toEqual(['editor']);
    expect(rolesBy({ groups: 1 })).toEqual(['reviewer']);
    expect(rolesBy({ roles: ['heads'] })).toEqual([]);
    expect(rolesBy({ groups: ['constructor', null, { a: 1 }] })).toEqual([]);
    expect(toProvedPerson({ ...CLAIMS, groups: 'heads' }, SETTINGS).roles).toBeUndefined();
  });
});
