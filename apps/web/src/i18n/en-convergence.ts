import { type koConvergence } from './ko-convergence.js';
import { type Wording } from './wording.js';

/** English wording of who asks the same, and of how coverage moved. */
export const enConvergence: Wording<typeof koConvergence> = {
  convergence: {
    title: 'Convergence',
    answer: 'In {{count}} groups several stakeholders ask the same.',
    most: 'Most of them, {{count}} stakeholders, ask about {{about}}.',
    answerNone: 'There is no group in which several stakeholders ask the same.',
    filters: 'Show',
    all: 'All',
    onlyOpposed: 'With opposite asks',
    of: 'Only what {{name}} asks together with others is shown.',
    ofOne: 'Only what one stakeholder asks together with others is shown.',
    ofAll: 'Show all stakeholders',
    group: '{{about}} — {{means}}',
    untitled: 'Asks in similar words',
    counts: '{{stakeholders}} stakeholders · {{asks}} asks',
    lean: { tightens: 'for more rules', loosens: 'for fewer rules' },
    same: 'Ask the same',
    opposite: 'Ask the opposite',
    left: '{{count}} more',
    measures: 'Measures that answer several',
    noMeasures: 'No measure was found that answers two or more.',
    answers: '{{count}} asks',
    empty: 'No asks can be grouped yet. Groups appear as more proposals are computed.',
    emptyFiltered: 'No group matches.',
    howTitle: 'How the groups are made',
    howSame:
      'Asks are grouped when the object is the same and at least 30% of the concepts in them (object, instrument, beneficiary, sector, region) are shared, rarer ones counting more.',
    howOnce:
      'The ask that is like most others stands in the middle of a group, and an ask is in one group only. Groups of two stakeholders or more are shown.',
    howOpposite:
      'From its words it is read whether an ask wants more rules or fewer; on the same object, different directions count as opposite. This is read automatically, so check the text.',
    howBroad: 'Broad objects that more than 10% of all asks name (12 at least) do not count as the same.',
    alike: 'Who asks the same',
    alikeNone: 'No other stakeholder was found that asks the same.',
    open: 'See the asks side by side',
    toPage: 'See what several stakeholders ask together',
  },
  slope: {
    title: 'Coverage over the last eight weeks',
    asTable: 'As a table',
    week: 'Week',
    proposals: 'Proposals',
    line: '{{status}} from {{from}} to {{to}}',
    picture: 'From {{from}} to {{to}}: {{lines}}',
    since: 'Coverage has been recorded since {{known}}. Changes show once a week has passed.',
    never: 'Coverage has not been computed yet.',
  },
};
