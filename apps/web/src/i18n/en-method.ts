import { type koMethod } from './ko-method.js';
import { type Wording } from './wording.js';

/** English wording of the page on how scores are made. */
export const enMethod: Wording<typeof koMethod> = {
  method: {
    title: 'How scores are made',
    answer:
      'An alignment score from 0 to 100 is computed from the texts of one ask and one programme or law, and is the sum of named parts. What people decide does not change it, but stands beside it.',
    steps: 'Step by step',
    step: {
      read: 'A proposal is split into asks. From each text we read its object, instrument, beneficiary, sector, region, quantity, timing and laws.',
      compare:
        'For each word of the ask we look for the one word, or term of the same meaning, in the measure that fits it best. These pairs are the evidence.',
      add: 'How far each part fits is multiplied by its share, and all are added up. What an ask does not mention has no share, so nothing is lost for it.',
      judge:
        'From the score follows the chance that the measure answers the ask (confidence); from the best confidences and what is missing follows whether the ask is covered, partly covered or a gap.',
      decide:
        'Pairs that staff confirmed, rejected or adjusted count before any score when coverage is decided. The automatic score stays visible.',
    },
    example: 'A real example: the pair with the highest score now',
    noExample: 'Nothing is aligned yet.',
    ask: 'Ask',
    measure: 'Measure',
    toExample: 'See it with its evidence',
    parts: 'Parts and their weights',
    partsNote:
      'Weights are relative to each other. Only the parts that an ask mentions share its 100 points, so real shares differ from ask to ask.',
    weightProgramme: 'Programme',
    weightLaw: 'Legislative item',
    part: {
      object: 'What it is about (data, GPUs, data centres …)',
      instrument: 'By which means (voucher, fund, regulatory exemption …)',
      beneficiary: 'For whom (small firms, start-ups …)',
      sector: 'Which sector or technology',
      region: 'Which region',
      wording: 'How far the other words overlap',
      meaning: 'How close the texts are in meaning as a whole (learnt)',
      focus: 'Whether the ask is about the heart of the measure’s title',
      quantity: 'Whether the amount asked for is met',
      timing: 'Whether the time asked for is met',
      legal: 'Whether it is the law that the ask names',
    },
    bands:
      'A score is called strong from {{strong}}, partial from {{partial}} and weak from {{weak}} points. Pairs below {{floor}} are not stored. A measure that seems to go the other way gets at most {{cap}} points and a warning.',
    scores: 'How scores are spread',
    scoresAnswer: 'Alignments stored now: {{count}}; at 80 points and more: {{share}}.',
    noScores: 'No alignment is stored yet.',
    points: 'Score',
    alignments: 'Alignments',
    bin: '{{from}}–{{to}}',
    figures: 'How often it is right',
    figuresNote:
      'Measured on {{proposals}} proposals and {{measures}} measures labelled by people beforehand, by a model that had seen nothing of them. Intervals are 95 %, from drawing proposals anew.',
    edited: 'The model in use has an edited thesaurus; these figures are those of the model as shipped.',
    figure: 'Figure',
    value: 'Value',
    interval: '95 % interval',
    metric: {
      'hit@1': 'The first measure is right',
      'recall@10': 'Right measures found among the first ten',
      'nDCG@10': 'Order of the first ten (nDCG@10)',
      'coverage macro-F1': 'Covered, partly covered or gap (macro-F1)',
      'gap F1': 'Gap (F1)',
      'calibration error': 'Mean distance of confidence and outcome',
    },
    reliability: 'Can confidences be taken at their word?',
    reliabilityNote:
      'Pairs of similar confidence, against how often the measure did answer. The nearer a dot is to the dashed line, the more literally the confidence can be taken.',
    reliabilityDrawn:
      'Confidence against how often the measure did answer; the table beside it has the numbers.',
    forecast: 'Confidence',
    cameTrue: 'Did answer',
    pairs: 'Pairs',
    sources: 'Where entries come from',
    sourcesNote:
      'Where published proposals, programmes and legislative items come from and how old that is: unknown ages first, then the oldest.',
    register: 'Source',
    entries: 'Entries',
    newest: 'Newest',
    age: 'Age',
    days: '{{count}} days',
    unknown: 'Not confirmed',
    noSource: 'No source',
    documentKind: {
      article: 'Articles',
      minutes: 'Minutes',
      press: 'Press releases',
      law: 'Law',
      other: 'Other documents',
    },
    limits: 'What it cannot do',
    limit: {
      words:
        'It does not understand texts. It measures shared words and concepts and learnt closeness of meaning, so read the evidence too.',
      direction: 'It is weak at telling for from against. “Goes the other way” means: please check.',
      law: 'It does not read law. An article with the same words is a lead, not an answer.',
      catalogue:
        'It sees only what is in this catalogue. A gap means “not in here”, not that the state does nothing.',
    },
  },
};
