import { type Account, changed, isAdmin, isEmail, isOtherPrivilege, normaliseEmail } from './account.js';

const account: Account = {
  id: 'a',
  email: 'kim@agency.go.kr',
  name: '김민지',
  roles: ['admin', 'editor'],
  state: 'active',
  stakeholderId: null,
  isSample: false,
  hasClaimedRoles: true,
  revision: 1,
  createdAt: new Date(0),
};

describe('isEmail', () => {
  it.each(['kim@agency.go.kr', 'a+b@x.io', '김@기관.한국'])('takes %s', (text) => {
    expect(isEmail(text)).toBe(true);
  });
  it.each([
    '',
    'kim',
    'kim@',
    '@x.kr',
    'kim@x',
    'k m@x.kr',
    'a@b@x.kr',
    '<a@x.kr>',
    'a@x.kr\n',
    'a@x.kr,b@x.kr',
  ])('refuses %j', (text) => {
    expect(isEmail(text)).toBe(false);
  });
  it('stays fast on long texts', () => {
    const from = process.cpuUsage(); // of this process alone, whatever else the machine does
    isEmail(`${'a.'.repeat(100_000)}@`);
    isEmail(`a@${'a.'.repeat(120)}`);
    const { user, system } = process.cpuUsage(from);
    expect((user + system) / 1000).toBeLessThan(100);
  });
});

it('compares addresses regardless of case and width', () => {
  expect(normaliseEmail(' Kim@Agency.go.kr ')).toBe('kim@agency.go.kr');
  expect(normaliseEmail('ｋｉｍ@agency.go.kr')).toBe('kim@agency.go.kr');
});

describe('isAdmin', () => {
  it('counts active administrators with a password of their own', () => {
    expect(isAdmin(account)).toBe(true);
    expect(isAdmin({ ...account, state: 'invited' })).toBe(false);
    expect(isAdmin({ ...account, state: 'deactivated' })).toBe(false);
    expect(isAdmin({ ...account, roles: ['editor'] })).toBe(false);
    expect(isAdmin({ ...account, isSample: true })).toBe(false);
  });
});

describe('changed', () => {
  it('leaves what the patch does not name', () => {
    expect(changed(account, {}, true)).toEqual(account);
    expect(
      changed({ ...account, stakeholderId: 's' }, { stakeholderId: null }, true).stakeholderId,
    ).toBeNull();
  });
  it('makes an account without a password invited rather than active', () => {
    const away = changed(account, { isActive: false }, true);
    expect(away.state).toBe('deactivated');
    expect(changed(away, { isActive: true }, true).state).toBe('active');
    expect(changed(away, { isActive: true }, false).state).toBe('invited');
  });
});

describe('isOtherPrivilege', () => {
  it('is true for roles, state and company, and false for a name or an order of roles', () => {
    expect(isOtherPrivilege(account, { ...account, roles: ['editor'] })).toBe(true);
    expect(isOtherPrivilege(account, { ...account, state: 'deactivated' })).toBe(true);
    expect(isOtherPrivilege(account, { ...account, stakeholderId: 's' })).toBe(true);
    expect(isOtherPrivilege(account, { ...account, name: '김', roles: ['editor', 'admin'] })).toBe(false);
  });
});
