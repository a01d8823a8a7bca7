import { type koSearch } from './ko-search.js';
import { type Wording } from './wording.js';

/** English wording of the search over everything. */
export const enSearch: Wording<typeof koSearch> = {
  search: {
    title: 'Search',
    open: 'Search',
    placeholder: 'Title, alias, number, lead consonants (ㅂㅇㅊ)',
    hint: 'Finds proposals, programmes, legislative items and stakeholders by title, alias, number (P01), lead consonants (ㅂㅇㅊ) or words of the text.',
    results: 'What was found',
    count: 'Entries found: {{count}}.',
    answer: 'Entries that fit “{{q}}”: {{count}}.',
    none: 'Nothing fits “{{q}}”. Published proposals, programmes, legislative items and stakeholders were searched.',
    inKind: '{{count}}',
    all: 'Show all that was found',
    byAlias: 'Also called: {{name}}',
    take: 'Search “{{q}}”',
    suggestion: {
      keyboard: 'Perhaps typed with the other keyboard layout:',
      spelling: 'There is a similar name:',
    },
    kind: {
      proposal: 'Proposals',
      programme: 'Programmes',
      legislative_item: 'Legislative items',
      stakeholder: 'Stakeholders',
      concept: 'Concepts',
      place: 'Pages',
    },
    place: {
      convergence: 'Convergence',
      reports: 'Weekly alignment reports',
      method: 'How scores are made',
      recompute: 'Computation status',
      account: 'My account',
      reviews: 'Reviews',
      replies: 'Official answers',
      work: 'My work',
      thesaurus: 'Thesaurus',
      duplicates: 'Proposals that ask the same',
      import: 'Import a spreadsheet',
      unpublished: 'Not yet published',
      users: 'Users',
      audit: 'Audit log',
      failures: 'Failed computations',
    },
  },
};
