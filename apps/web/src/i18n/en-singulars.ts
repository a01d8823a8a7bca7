/** English singulars, by the same path as the plural they stand in for. */
export const enSingulars = {
  board: {
    asks_one: '{{count}} ask',
    found_one: '{{count}} proposal',
    foundFiltered_one: '{{count}} matching proposal',
    answer: {
      gapAndPartial_one:
        'Of {{total}} proposals, <b>{{gap}} has no programme or law that answers it</b> and {{partial}} are answered only in part. Covered: {{covered}}.',
      gap_one:
        'Of {{total}} proposals, <b>{{gap}} has no programme or law that answers it.</b> Covered: {{covered}}.',
    },
  },
  countdown: {
    opens_one: 'opens in {{count}} day ({{workingDays}} working)',
    closes_one: 'closes in {{count}} day ({{workingDays}} working)',
    takesEffect_one: 'takes effect in {{count}} day ({{workingDays}} working)',
  },
  choice: {
    count_one: '{{count}} proposal selected',
    assignTitle_one: 'Assign {{count}} proposal',
    assigned_one: '{{count}} assignment was saved.',
  },
  convergence: {
    answer_one: 'In {{count}} group several stakeholders ask the same.',
    answers_one: '{{count}} ask',
  },
  method: { days_one: '{{count}} day' },
  matrix: {
    answer: {
      more_one: 'Since last week there is {{count}} more gap.',
      fewer_one: 'Since last week there is {{count}} gap fewer.',
    },
  },
  proposal: {
    programmes_one: '{{count}} programme',
    legislativeItems_one: '{{count}} legislative item',
  },
  alignment: { evidenceCount_one: '{{count}} piece of evidence' },
  legal: { answer: { places_one: 'Delegates to {{count}} subordinate rule.' } },
  similar: {
    about_one:
      '{{count}} other proposal asks for the same. The more concepts two asks share, and the rarer they are, the more alike they are.',
  },
  measure: { asksOf_one: '{{count}} ask' },
  list: { foundFiltered_one: '{{count}} matching entry', proposalCount_one: '{{count}} proposal' },
  entryForm: {
    asks: { found_one: '{{count}} ask found.' },
    alike: {
      proposals_one:
        '{{count}} proposal asks something alike. Please do not register the same proposal twice.',
      stakeholders_one: '{{count}} stakeholder has this name or alias.',
    },
    foundStakeholders_one: '{{count}} stakeholder found.',
  },
  import: {
    opened_one: '{{name}}: {{count}} row',
    faults_one: '{{count}} row with {{cells}} cells to mend',
    moreFaults_one: '{{count}} more cell needs mending; it follows once those above are mended.',
  },
  unpublished: { answer_one: '{{count}} entry is not published yet.' },
  edit: { fieldErrors_one: 'Please check {{count}} field.' },
  review: {
    listAnswer_one: 'People decided on {{count}} alignment.',
    listAnswerStale_one: '{{count}} decision is to be looked at again, since a text changed.',
  },
  work: { answer_one: 'You look after {{count}} proposal.' },
  rearrange: {
    movedAsks_one: '{{count}} ask went over',
    movedProposals_one: '{{count}} proposal went over',
  },
  duplicate: {
    answer_one: '{{count}} pair of proposals seems to ask the same.',
    answerDismissed_one: '{{count}} pair was found to be different.',
  },
  reply: {
    listAnswer_one: 'There is {{count}} ask.',
    listAnswerOverdue_one: 'The answer to {{count}} ask is overdue.',
  },
} as const;
