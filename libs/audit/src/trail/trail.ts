import { AsyncLocalStorage } from 'node:async_hooks';

/** By whom and how something is done, as the audit log keeps it. */
export interface Trail {
  /** A person (`user:…`) or `public`; absent where a task of the product does it by itself. */
  readonly actor?: string;
  /** The API key by which a program acts for that person. */
  readonly keyId?: string | null;
  /** Where the request came from, cut so that it points at no single person. */
  readonly network?: string;
  readonly requestId?: string;
  readonly method?: string;
  /** The route's pattern, not the address: what was asked for stands in the entry. */
  readonly route?: string;
}

const requests = new AsyncLocalStorage<() => Trail>();

/** Runs all that follows from a request under its trail. @param trail is asked when something is written, not before */
export function followRequest(trail: () => Trail, work: () => void): void {
  requests.run(trail, work);
}

/** What a transaction sets `jeonghap.trail` to, for its own length. @param actor where the caller knows better */
export function presentTrail(actor?: string): string {
  const trail = requests.getStore()?.() ?? {};
  return JSON.stringify(actor === undefined ? trail : { ...trail, actor });
}
