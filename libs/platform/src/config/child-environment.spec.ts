import { childEnvironment } from './child-environment.js';

describe('childEnvironment', () => {
  const own = { PATH: '/bin', PORT: '3000', DATABASE_URL: 'postgresql://a@b/c' };

  it('keeps what is not changed', () => {
    expect(childEnvironment({ PORT: '0' }, own)).toEqual({ ...own, PORT: '0' });
  });

  it('takes away what is set to undefined', () => {
    expect(childEnvironment({ DATABASE_URL: undefined }, own)).toEqual({ PATH: '/bin', PORT: '3000' });
  });

  it('leaves our own environment alone', () => {
    childEnvironment({ PORT: undefined, PATH: '/usr/bin' }, own);
    expect(own).toEqual({ PATH: '/bin', PORT: '3000', DATABASE_URL: 'postgresql://a@b/c' });
  });
});
