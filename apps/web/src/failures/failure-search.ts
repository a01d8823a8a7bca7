import { toText } from '../api/search-params.js';

/** Which failures the page shows, as its address says. */
export interface FailureSearch {
  readonly causeId?: string;
  /** Those that somebody left as they are. */
  readonly dismissed?: true;
}

export function toFailureSearch(search: Record<string, unknown>): FailureSearch {
  const causeId = toText(search['causeId']);
  const isDismissed = search['dismissed'] === true || search['dismissed'] === 'true';
  return {
    ...(causeId !== undefined && causeId.length <= 32 ? { causeId } : {}),
    ...(isDismissed ? { dismissed: true } : {}),
  };
}
