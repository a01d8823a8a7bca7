import fc from 'fast-check';
import { describeDatabase, localDatabaseUrl } from './database-url.js';

describe('localDatabaseUrl', () => {
  it('survives any characters in user, password and name', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme' });
    // in a URL's path, "." and ".." are steps and not names
    const name = text.filter((value) => value !== '.' && value !== '..');
    fc.assert(
      fc.property(text, text, name, fc.integer({ min: 1, max: 65535 }), (user, password, database, port) => {
        const url = new URL(localDatabaseUrl({ user, password, port, database }));
        expect(decodeURIComponent(url.username)).toBe(user);
        expect(decodeURIComponent(url.password)).toBe(password);
        expect(decodeURIComponent(url.pathname.slice(1))).toBe(database);
        expect(url.port).toBe(String(port));
      }),
    );
  });
});

describe('describeDatabase', () => {
  it.each([
    ['postgresql://app:secret@db.example:6543/jeonghap?sslmode=require', 'app@db.example:6543/jeonghap'],
    ['postgres://db.example/jeonghap', 'db.example:5432/jeonghap'],
    ['postgres://%EC%95%B1:secret@[::1]:5432/%EC%A0%95%ED%95%A9', '앱@[::1]:5432/정합'],
    ['postgres://%zz:secret@h/d', '%zz@h:5432/d'],
    ['secret but no url', 'DATABASE_URL'],
  ])('names %s without its password', (url, described) => {
    expect(describeDatabase(url)).toBe(described);
  });
});
