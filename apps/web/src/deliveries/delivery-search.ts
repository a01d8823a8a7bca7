import { toText } from '../api/search-params.js';

export const deliveryStates = ['waiting', 'sent', 'failed', 'suppressed'] as const;

/** Which deliveries the page shows, as its address says. */
export interface DeliverySearch {
  readonly state?: (typeof deliveryStates)[number];
}

export function toDeliverySearch(search: Record<string, unknown>): DeliverySearch {
  const wanted = toText(search['state']);
  const state = deliveryStates.find((one) => one === wanted);
  return state === undefined ? {} : { state };
}
