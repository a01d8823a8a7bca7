import { type Right } from '../api/model.js';

/** A page of the service that has a name of its own, and who may open it. */
interface Place {
  readonly to: string;
  readonly label: string;
  readonly right?: Right;
}

/** What can be opened by its name, from anywhere. */
export const PLACES = [
  { to: '/', label: 'area.board' },
  { to: '/matrix', label: 'area.matrix' },
  { to: '/programmes', label: 'area.programmes' },
  { to: '/legislative-items', label: 'area.legislativeItems' },
  { to: '/stakeholders', label: 'area.stakeholders' },
  { to: '/convergence', label: 'search.place.convergence' },
  { to: '/fit', label: 'area.fit' },
  { to: '/reports', label: 'search.place.reports' },
  { to: '/method', label: 'search.place.method' },
  { to: '/recompute', label: 'search.place.recompute' },
  { to: '/account', label: 'search.place.account' },
  { to: '/reviews', label: 'search.place.reviews', right: 'see-internal' },
  { to: '/replies', label: 'search.place.replies', right: 'see-internal' },
  { to: '/my-work', label: 'search.place.work', right: 'see-internal' },
  { to: '/thesaurus', label: 'search.place.thesaurus', right: 'see-internal' },
  { to: '/duplicates', label: 'search.place.duplicates', right: 'edit-catalogue' },
  { to: '/import', label: 'search.place.import', right: 'edit-catalogue' },
  { to: '/unpublished', label: 'search.place.unpublished', right: 'edit-catalogue' },
  { to: '/users', label: 'search.place.users', right: 'administer' },
  { to: '/audit', label: 'search.place.audit', right: 'administer' },
  { to: '/failures', label: 'search.place.failures', right: 'administer' },
] as const satisfies readonly Place[];

/** Most that are offered: what is searched for is the catalogue. */
const MOST = 4;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/**
 * The pages whose names contain what was typed, spaces and case aside.
 * @param nameOf what a page is called in the reader's language
 * @param may whether the reader has a right
 */
export function findPlaces(
  q: string,
  nameOf: (label: (typeof PLACES)[number]['label']) => string,
  may: (right: Right) => boolean,
): readonly (typeof PLACES)[number][] {
  const wanted = folded(q);
  if (wanted === '') return [];
  return PLACES.filter(
    (place) => (!('right' in place) || may(place.right)) && folded(nameOf(place.label)).includes(wanted),
  ).slice(0, MOST);
}
