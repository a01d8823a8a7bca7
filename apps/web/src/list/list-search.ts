import { toText } from '../api/search-params.js';

/** What a simple list carries in its address: the words searched for. */
export interface ListSearch {
  readonly q?: string;
}

export function toListSearch(search: Record<string, unknown>): ListSearch {
  const q = toText(search['q']);
  return q === undefined ? {} : { q };
}
