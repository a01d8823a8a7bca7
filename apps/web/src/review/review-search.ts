import { toText } from '../api/search-params.js';

const states = ['in_effect', 'awaiting_second', 'returned', 'withdrawn'] as const;

/** Which reviews the list shows, as its address says. */
export interface ReviewSearch {
  readonly state?: (typeof states)[number];
  /** Only those of which a text changed since. */
  readonly stale?: true;
}

export function toReviewSearch(search: Record<string, unknown>): ReviewSearch {
  const state = states.find((one) => one === toText(search['state']));
  const isStale = search['stale'] === true || search['stale'] === 'true';
  return { ...(state === undefined ? {} : { state }), ...(isStale ? { stale: true } : {}) };
}
