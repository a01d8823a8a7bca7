/** Which draft is open; none for a new one. */
export interface DraftSearch {
  readonly id?: string;
}

/** What of an address names a draft; anything else is left out. */
export const toDraftSearch = (search: Readonly<Record<string, unknown>>): DraftSearch =>
  typeof search['id'] === 'string' && search['id'] !== '' ? { id: search['id'] } : {};
