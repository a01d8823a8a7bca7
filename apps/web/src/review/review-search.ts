import { toText } from '../api/search-params.js';

const states = ['in_effect', 'awaiting_second', 'returned', 'withdrawn'] as const;

/** Which reviews the list shows, as its address says. */
export interface ReviewSearch {
  readonly state?: (typeof states)[number];
  /** Only those of which a text changed since. */
  readonly stale?: true;
  /** Instead of reviews: what nobody has reviewed yet. */
  readonly undecided?: true;
}

export function toReviewSearch(search: Record<string, unknown>): ReviewSearch {
  const isSet = (name: string): boolean => search[name] === true || search[name] === 'true';
  if (isSet('undecided')) return { undecided: true };
  const state = states.find((one) => one === toText(search['state']));
  const isStale = isSet('stale');
  return { ...(state === undefined ? {} : { state }), ...(isStale ? { stale: true } : {}) };
}
