import { type koMatrix } from './ko-matrix.js';
import { type Wording } from './wording.js';

/** English wording of the matrix. */
export const enMatrix: Wording<typeof koMatrix> = {
  matrix: {
    title: 'Matrix',
    answer: {
      one: 'Most asks are unanswered in the cell <b>{{row}} × {{column}}</b>: {{gap}} of {{total}} proposals there have no programme or law that answers them.',
      many: 'Most asks are unanswered in the cell <b>{{row}} × {{column}}</b> and in others: {{count}} cells have as many gaps, {{gap}} each.',
      none: 'No proposal is left without any answer. Of {{total}} proposals, {{covered}} are covered and {{partial}} partly covered.',
      unjudged: 'Coverage was not judged for any of the {{total}} proposals yet.',
      empty: 'No proposal matches.',
      more: 'Since last week there are {{count}} more gaps.',
      fewer: 'Since last week there are {{count}} fewer gaps.',
      same: 'The number of gaps is that of last week.',
    },
    view: 'View',
    rows: 'Rows',
    columns: 'Columns',
    swap: 'Swap rows and columns',
    order: 'Order of rows',
    orders: { '-count': 'Most proposals', '-gap': 'Most gaps', name: 'Name' },
    measure: 'Numbers in the cells',
    measures: {
      count: 'Proposals',
      'gap-share': 'Share of gaps',
      'mean-score': 'Mean score',
      move: 'Since last week',
    },
    unit: {
      count: 'Unit: proposals',
      'gap-share': 'Unit: gaps among the proposals judged, %',
      'mean-score': 'Unit: mean alignment score of the closest measures, points of 100',
      move: 'Unit: change in the number of gaps since last week',
    },
    caption: 'Proposals by {{rows}} and {{columns}}: {{measure}}',
    keysHint:
      'Arrow keys, Home and End move between cells; Enter opens the proposals of a cell on the gap board.',
    total: 'Total',
    corner: '{{rows}} \\ {{columns}}',
    cell: {
      place: '{{row}} · {{column}}',
      none: '{{place}}: no proposals',
      counts:
        '{{place}}: proposals {{total}}, covered {{covered}}, partly covered {{partial}}, gaps {{gap}}, insufficient data {{insufficient}}',
      uncomputed: 'not computed {{count}}',
      share: 'share of gaps {{number}}',
      score: 'mean alignment score {{number}}',
      move: 'since last week gaps {{gap}}, covered {{covered}}',
      ofJudged: '{{gap}} of {{judged}}',
      proposals: 'of {{count}}',
      covered: 'covered {{move}}',
    },
    legend: {
      title: 'How to read it',
      gap: 'has gaps; the number beside × is how many proposals',
      insufficient: 'no proposal could be judged for lack of data',
      zero: '0: no proposal stands here',
      noNumber: '–: there is no number',
      shade: 'the darker, the higher',
    },
    note: {
      distinct:
        'A proposal may stand in several rows or columns. Totals count each proposal once; they are not sums of the cells.',
      ministry:
        'Ministries are those of the measures closest to a proposal, three at most; it does not mean that the ask was assigned to them.',
      instrument: 'Instruments are those that the proposals ask for.',
      move: 'Compared is the coverage at {{since}} of the proposals that stand in a cell now. Those that came in since count as an increase; those withdrawn are not counted.',
      unknown:
        'What coverage was is known since {{known}}; the change since last week can be seen from {{ready}}.',
      neverKnown: 'Coverage has not been computed yet, so there is nothing to compare with.',
      rowsLeft: 'Shown are the {{shown}} rows with most proposals; filters bring out the other {{count}}.',
      columnsLeft:
        'Shown are the {{shown}} columns with most proposals; filters bring out the other {{count}}.',
    },
    copy: 'Copy table',
    copied: 'Table copied',
    copyFailed: 'Could not copy',
    xlsx: 'Download XLSX',
    csv: 'Download CSV',
    empty: 'No proposal matches',
    emptyText: 'Clear filters to widen the table.',
  },
};
