/** Address of the page of an entry, by its kind. */
export const entryAddresses = {
  stakeholder: '/stakeholders/$id',
  proposal: '/proposals/$id',
  programme: '/programmes/$id',
  legislative_item: '/legislative-items/$id',
} as const;

export type EntryKind = keyof typeof entryAddresses;
