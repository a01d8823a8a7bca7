import { toText } from '../api/search-params.js';

/** What the provider sends the browser back with, as far as it matters here. */
export interface ProviderAnswer {
  readonly state?: string;
  readonly code?: string;
  readonly iss?: string;
  readonly error?: string;
}

const names = ['state', 'code', 'iss', 'error'] as const;

/** Picks them out of an address; providers add more that no one here asks for. */
export function toProviderAnswer(search: Readonly<Record<string, unknown>>): ProviderAnswer {
  const pairs = names.map((name) => [name, toText(search[name])] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}
