import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { Client } from 'pg';
import { adminUrl, applicationUrl, asAdmin } from '../../../test/support/test-server.js';
import { assertDatabaseUsable } from '../src/postgres/assert-database-usable.js';
import { refusalOf } from './postgres-playground.js';

const codeFor = async (url: string): Promise<string> => (await refusalOf(assertDatabaseUsable(url))).code;

/** Makes databases of odd kinds for one test and drops them after it. */
async function withDatabase(
  definition: string,
  use: (name: string, admin: Client) => Promise<void>,
): Promise<void> {
  const name = `odd_${String(process.pid)}`;
  await asAdmin(async (admin) => {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ${definition}`);
    try {
      await use(name, admin);
    } finally {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  });
}

describe('assertDatabaseUsable', () => {
  it('accepts the database of the embedded server', async () => {
    await expect(assertDatabaseUsable(applicationUrl())).resolves.toBeUndefined();
  });

  it('accepts an empty database and leaves it empty', async () => {
    await withDatabase('', async (name) => {
      await assertDatabaseUsable(adminUrl(name));
      const { rowCount } = await asAdmin(
        (client) => client.query("SELECT FROM pg_extension WHERE extname = 'pg_trgm'"),
        name,
      );
      expect(rowCount).toBe(0);
    });
  });

  it('finds the extension in a schema that is not on the search path', async () => {
    await withDatabase('', async (name) => {
      await asAdmin(
        (client) => client.query('CREATE SCHEMA "Ext"; CREATE EXTENSION pg_trgm SCHEMA "Ext"'),
        name,
      );
      await expect(assertDatabaseUsable(adminUrl(name))).resolves.toBeUndefined();
    });
  });

  it.each([
    ['database.refused', (url: URL) => (url.port = '1')],
    ['database.unknown-host', (url: URL) => (url.hostname = 'no-such-host.invalid')],
    ['database.wrong-password', (url: URL) => (url.password = 'wrong')],
    ['database.wrong-password', (url: URL) => (url.username = 'nobody_known')],
    ['database.not-found', (url: URL) => (url.pathname = '/absent')],
    ['database.tls', (url: URL) => (url.search = '?sslmode=require')],
  ])('answers %s', async (code, change) => {
    const url = new URL(adminUrl());
    change(url);
    expect(await codeFor(url.href)).toBe(code);
  });

  it('never repeats the password', async () => {
    const url = new URL(adminUrl());
    url.password = 'very-secret';
    expect((await refusalOf(assertDatabaseUsable(url.href))).message).not.toContain('very-secret');
  });

  it('answers database.timeout when the server is silent', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const url = new URL(adminUrl());
    url.port = String((silent.address() as AddressInfo).port);
    expect(await codeFor(url.href)).toBe('database.timeout');
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it('answers database.trigram-blind when LC_CTYPE is "C", under which Hangul has no trigrams', async () => {
    await withDatabase(
      "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_CTYPE 'C' LC_COLLATE 'C'",
      async (name) => {
        expect(await codeFor(adminUrl(name))).toBe('database.trigram-blind');
      },
    );
  });

  it('answers database.not-utf8 for another encoding', async () => {
    await withDatabase("ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'", async (name) => {
      expect(await codeFor(adminUrl(name))).toBe('database.not-utf8');
    });
  });

  it('answers database.trigram-forbidden to a role that may not make the extension', async () => {
    await withDatabase('', async (name) => {
      expect(await codeFor(applicationUrl(name))).toBe('database.trigram-forbidden');
    });
  });

  it('answers database.busy when the server has no connection left for us', async () => {
    await withDatabase('CONNECTION LIMIT 0', async (name, admin) => {
      await admin.query(`ALTER DATABASE ${name} OWNER TO jeonghap_app`);
      expect(await codeFor(applicationUrl(name))).toBe('database.busy');
    });
  });
});
