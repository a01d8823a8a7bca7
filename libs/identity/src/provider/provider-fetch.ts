import { Unavailable } from '@jeonghap/platform';
import { type CustomFetch } from 'openid-client';

/** Longest time that one answer of the provider may take, seconds; somebody is waiting. */
export const ANSWER_SECONDS = 8;
/** Longest answer, bytes; a provider's metadata and keys take a few thousand. */
const ANSWER_BYTES = 256 * 1_024;
/** Answers whose body must be absent. */
const WITHOUT_BODY = new Set([204, 205, 304]);

export interface ProviderFetch {
  readonly fetch: CustomFetch;
  /** Lets requests go to the hosts of these addresses, too; other values are passed over. */
  trust(addresses: readonly unknown[]): void;
}

/**
 * How this service asks the provider: the provider's host alone and those that its metadata name, over TLS unless the
 * provider is set up without, without redirects, within time and size.
 * @throws (of fetch) Unavailable `provider.unavailable`
 */
export function createProviderFetch(issuer: string): ProviderFetch {
  const { protocol, host } = new URL(issuer);
  const hosts = new Set([host]);
  return {
    trust: (addresses) => {
      for (const address of addresses) {
        if (typeof address === 'string' && URL.canParse(address)) hosts.add(new URL(address).host);
      }
    },
    fetch: async (address, options) => {
      const url = new URL(address);
      if (!hosts.has(url.host) || (url.protocol !== 'https:' && url.protocol !== protocol)) {
        throw away(new Error(`${url.protocol}//${url.host} is not of the provider`));
      }
      try {
        const response = await fetch(url, { ...options, redirect: 'error' } as RequestInit);
        if (response.status >= 500) throw new Error(`${url.href} answered ${String(response.status)}`);
        return await bounded(response);
      } catch (error) {
        throw away(error);
      }
    },
  };
}

const away = (cause: unknown): Unavailable => new Unavailable('provider.unavailable', { cause });

/** The same answer, read to its end. @throws when it is too long */
async function bounded(response: Response): Promise<Response> {
  const { status, headers, body } = response;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > ANSWER_BYTES)
      throw new Error(`${response.url} answered more than ${String(ANSWER_BYTES)} bytes`);
    chunks.push(chunk);
  }
  return new Response(WITHOUT_BODY.has(status) ? null : Buffer.concat(chunks), { status, headers });
}
