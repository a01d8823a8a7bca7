import { toText } from '../api/search-params.js';

/** What a simple list carries in its address: the words searched for. */
export interface ListSearch {
  readonly q?: string;
}

export function toListSearch(search: Record<string, unknown>): ListSearch {
  const q = toText(search['q']);
  return q === undefined ? {} : { q };
}

/** Address of the deadlines of the programmes that the list shows, as a calendar. */
export function calendarAddress({ q }: ListSearch, lang: 'ko' | 'en'): string {
  const query = new URLSearchParams({ lang, ...(q === undefined ? {} : { q }) });
  return `/api/v1/programmes/calendar.ics?${query.toString()}`;
}
