import { HASH_OF_NOBODY, hashPassword, isPasswordOf } from './password-hash.js';

const costOf = (hash: string): string => hash.split('$').slice(0, 4).join('$');

describe('isPasswordOf', () => {
  it('knows its password again, in whichever form it was typed, and no other', async () => {
    const hash = await hashPassword('암호는 길게 ①');
    expect(await isPasswordOf(hash, '암호는 길게 1'.normalize('NFD'))).toBe(true);
    expect(await isPasswordOf(hash, '암호는 길게 2')).toBe(false);
  });

  it('fits nobody where there is no hash, and does the same work for that', async () => {
    expect(await isPasswordOf(null, 'anything at all')).toBe(false);
    expect(await isPasswordOf(undefined, '')).toBe(false);
    expect(costOf(HASH_OF_NOBODY)).toBe('$argon2id$v=19$m=19456,t=2,p=1');
    expect(costOf(await hashPassword('some password'))).toBe(costOf(HASH_OF_NOBODY));
  });
});
