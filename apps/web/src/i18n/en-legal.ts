import { type koLegal } from './ko-legal.js';
import { type Wording } from './wording.js';

/** English wording of the chain of legal bases. */
export const enLegal: Wording<typeof koLegal> = {
  legal: {
    rank: {
      act: 'Act',
      decree: 'Enforcement decree',
      ministerial_rule: 'Ministerial rule',
      notice: 'Notice or directive',
      unknown: 'Kind of rule not confirmed',
    },
    place: {
      made: 'in the catalogue',
      in_preparation: 'being made',
      unmade: 'delegated, not made yet',
      not_in_catalogue: 'delegated, not in the catalogue',
    },
    chain: 'Chain of legal bases',
    answer: {
      none: 'Nothing is recorded that this item delegates, and no rule above that delegates to it.',
      under: 'A rule above delegates to this item. What it delegates in turn is not recorded.',
      places: 'Delegates to {{count}} subordinate rules.',
      articles:
        '{{count}} articles of this act are in the catalogue; they delegate to {{places}} subordinate rules.',
      open: 'For {{count}} of them the catalogue has no rule, or it is not made yet.',
    },
    notInCatalogueHint: 'Not being in the catalogue does not mean that a rule was not made.',
    thisItem: 'this item',
    leaves: 'Delegates to',
    restsOn: 'Rests on {{bases}}',
    noPlaces: 'No delegation recorded',
    more: 'Show the other {{count}}',
    omitted: '{{count}} items below are not listed here.',
    basis: 'Legal basis',
    basisUnknown: 'Not confirmed. The source states no legal basis.',
    basisStated: 'As the source states it',
    notFound: 'Laws that the catalogue does not have',
  },
};
