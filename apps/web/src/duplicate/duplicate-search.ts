/** Which pairs the page shows, as its address says. */
export interface DuplicateSearch {
  /** Those that a person found to be different. */
  readonly dismissed?: true;
}

export function toDuplicateSearch(search: Record<string, unknown>): DuplicateSearch {
  const isDismissed = search['dismissed'] === true || search['dismissed'] === 'true';
  return isDismissed ? { dismissed: true } : {};
}
