/** Address of the page of an entry, by its kind. */
export const entryAddresses = {
  stakeholder: '/stakeholders/$id',
  proposal: '/proposals/$id',
  programme: '/programmes/$id',
  legislative_item: '/legislative-items/$id',
} as const;

export type EntryKind = keyof typeof entryAddresses;

/** Address of the form of an entry. */
export const entryForms = {
  stakeholder: '/stakeholders/$id/edit',
  proposal: '/proposals/$id/edit',
  programme: '/programmes/$id/edit',
  legislative_item: '/legislative-items/$id/edit',
} as const satisfies Record<EntryKind, string>;

/** Address of the form of a new entry. */
export const newEntryForms = {
  stakeholder: '/stakeholders/new',
  proposal: '/proposals/new',
  programme: '/programmes/new',
  legislative_item: '/legislative-items/new',
} as const satisfies Record<EntryKind, string>;

/** Address of the list of all entries of a kind. */
export const entryLists = {
  stakeholder: '/stakeholders',
  proposal: '/',
  programme: '/programmes',
  legislative_item: '/legislative-items',
} as const satisfies Record<EntryKind, string>;
