import { lookup } from 'node:dns/promises';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { type LookupFunction } from 'node:net';
import { isListedHost, isPublicAddress } from './webhook-target.js';

/** Longest time from finding the name to the end of the answer, milliseconds. */
const ANSWER_MS = 10_000;
/** Most of an answer that is read, bytes; what it says is not used. */
const ANSWER_BYTES = 64 * 1_024;

/** The name of an endpoint leads to where nothing of ours may go. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

export interface PostOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Hosts that may be within the own network. */
  readonly listedHosts: readonly string[];
}

/**
 * Posts to an address of somebody else's choice. Its name is looked up once, and the connection goes to what was found and checked, so that
 * a name cannot lead elsewhere between the two. No redirect is followed, no proxy asked, and no connection kept.
 * @returns the status
 * @throws AddressRefused, and whatever the connection fails with
 */
export async function postPinned(url: URL, options: PostOptions): Promise<number> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  const found = await Promise.race([
    lookup(url.hostname.replace(/^\[|\]$/g, ''), { all: true }),
    whenAborted(signal),
  ]);
  const [first] = found;
  const isListed = isListedHost(url, options.listedHosts);
  if (first === undefined || (!isListed && !found.every(({ address }) => isPublicAddress(address))))
    throw new AddressRefused();
  const pinned: LookupFunction = (_host, { all }, callback) => {
    if (all === true) callback(null, [first]);
    else callback(null, first.address, first.family);
  };
  return post(url, options, { signal, pinned });
}

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });

function post(
  url: URL,
  { headers, body }: PostOptions,
  { signal, pinned }: { readonly signal: AbortSignal; readonly pinned: LookupFunction },
): Promise<number> {
  const request = url.protocol === 'https:' ? requestTls : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        agent: false,
        lookup: pinned,
        signal,
      },
      (answer) => {
        let bytes = 0;
        const end = (): void => {
          resolve(answer.statusCode ?? 0);
          answer.destroy();
        };
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.byteLength;
          if (bytes > ANSWER_BYTES) end();
        });
        answer.on('end', end);
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
