import { toText } from '../api/search-params.js';

export const conceptTypes = [
  'beneficiary',
  'cost-item',
  'direction',
  'event',
  'institution',
  'instrument',
  'life-event',
  'object',
  'region',
  'right-duty',
  'sector',
  'technology',
] as const;
export type ConceptType = (typeof conceptTypes)[number];

/** Which concepts the page shows, as its address says. */
export interface ThesaurusSearch {
  readonly q?: string;
  readonly type?: ConceptType;
  readonly show?: 'pending' | 'troubled';
}

const isConceptType = (value: string | undefined): value is ConceptType =>
  (conceptTypes as readonly (string | undefined)[]).includes(value);

/** Reads the page's part of an address; what the API would refuse is dropped. */
export function toThesaurusSearch(search: Record<string, unknown>): ThesaurusSearch {
  const q = toText(search['q'])?.slice(0, 200);
  const type = toText(search['type']);
  const show = toText(search['show']);
  return {
    ...(q === undefined || q.trim() === '' ? {} : { q }),
    ...(isConceptType(type) ? { type } : {}),
    ...(show === 'pending' || show === 'troubled' ? { show } : {}),
  };
}
