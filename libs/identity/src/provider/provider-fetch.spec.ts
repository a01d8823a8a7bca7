import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Unavailable } from '@jeonghap/platform';
import { createProviderFetch } from './provider-fetch.js';

const servers: Server[] = [];

/** A server on this machine. @returns its address */
async function serve(answer: (response: ServerResponse, path: string) => void): Promise<string> {
  const server = createServer((request, response) => {
    answer(response, request.url ?? '');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const OPTIONS = { method: 'GET', headers: {}, body: undefined, redirect: 'manual' } as const;

describe('createProviderFetch', () => {
  it('hands over what the provider answers', async () => {
    const issuer = await serve((response) =>
      response.writeHead(400, { 'x-own': 'kept' }).end('{"error":"x"}'),
    );
    const response = await createProviderFetch(issuer).fetch(`${issuer}/token`, OPTIONS);
    expect([response.status, response.headers.get('x-own')]).toEqual([400, 'kept']);
    expect(await response.json()).toEqual({ error: 'x' });
  });

  it('asks no host but the provider and those that it trusts', async () => {
    const asked: string[] = [];
    const issuer = await serve((response) => response.end('{}'));
    const other = await serve((response, path) => {
      asked.push(path);
      response.end('{}');
    });
    const provider = createProviderFetch(issuer);
    await expect(provider.fetch(`${other}/inside`, OPTIONS)).rejects.toThrow(Unavailable);
    expect(asked).toEqual([]);
    provider.trust([undefined, 'no address', `${other}/jwks`]);
    expect((await provider.fetch(`${other}/jwks`, OPTIONS)).status).toBe(200);
  });

  it('gives up TLS for nothing that the provider says', async () => {
    const plain = await serve((response) => response.end('{}'));
    const provider = createProviderFetch('https://login.agency.go.kr');
    provider.trust([`${plain}/jwks`]);
    await expect(provider.fetch(`${plain}/jwks`, OPTIONS)).rejects.toThrow(Unavailable);
  });

  it('follows no redirect, not even to the same host', async () => {
    const paths: string[] = [];
    const issuer = await serve((response, path) => {
      paths.push(path);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await expect(createProviderFetch(issuer).fetch(`${issuer}/token`, OPTIONS)).rejects.toThrow(Unavailable);
    expect(paths).toEqual(['/token']);
  });

  it('reads no endless answer', async () => {
    let sent = 0;
    const issuer = await serve((response) => {
      const write = (): void => {
        while (!response.destroyed) {
          sent += 65_536;
          if (!response.write('x'.repeat(65_536))) break;
        }
      };
      response.on('drain', write);
      write();
    });
    await expect(createProviderFetch(issuer).fetch(`${issuer}/jwks`, OPTIONS)).rejects.toThrow(Unavailable);
    expect(sent).toBeGreaterThan(262_144);
  });

  it('is away when nobody answers in time, when nobody listens, and when the provider has a fault', async () => {
    const silent = await serve(() => undefined);
    const signal = AbortSignal.timeout(100);
    await expect(createProviderFetch(silent).fetch(silent, { ...OPTIONS, signal })).rejects.toThrow(
      Unavailable,
    );
    const nobody = 'http://127.0.0.1:1';
    await expect(createProviderFetch(nobody).fetch(nobody, OPTIONS)).rejects.toThrow(Unavailable);
    const broken = await serve((response) => response.writeHead(502).end());
    await expect(createProviderFetch(broken).fetch(broken, OPTIONS)).rejects.toThrow(Unavailable);
  });
});
