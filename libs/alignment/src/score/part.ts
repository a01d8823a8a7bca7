import { type ConceptType } from '../thesaurus/concept-record.js';

/** Parts that share out the words of an ask, by what the word means. */
export const WORD_PARTS = ['object', 'instrument', 'beneficiary', 'sector', 'region', 'wording'] as const;
export type WordPart = (typeof WORD_PARTS)[number];

/** All parts of a score in their fixed order; `direction` is the cap for a measure that goes the other way. */
export const PART_NAMES = [
  ...WORD_PARTS,
  'meaning',
  'focus',
  'quantity',
  'timing',
  'legal',
  'direction',
] as const;
export type PartName = (typeof PART_NAMES)[number];

/** The parts that add to a score. */
export type PositivePart = Exclude<PartName, 'direction'>;
export const POSITIVE_PARTS = PART_NAMES.filter((name): name is PositivePart => name !== 'direction');

/** Names of the parts for people. */
export const PART_LABELS: Readonly<Record<PartName, { readonly ko: string; readonly en: string }>> = {
  object: { ko: '대상', en: 'object' },
  instrument: { ko: '정책 수단', en: 'instrument' },
  beneficiary: { ko: '수혜자', en: 'beneficiary' },
  sector: { ko: '분야', en: 'sector' },
  region: { ko: '지역', en: 'region' },
  wording: { ko: '표현', en: 'wording' },
  meaning: { ko: '의미', en: 'meaning' },
  focus: { ko: '핵심 내용', en: 'focus' },
  quantity: { ko: '규모', en: 'quantity' },
  timing: { ko: '시기', en: 'timing' },
  legal: { ko: '법적 근거', en: 'legal basis' },
  direction: { ko: '방향 상충', en: 'opposite direction' },
};

const PART_OF_TYPE: Readonly<Record<ConceptType, WordPart>> = {
  beneficiary: 'beneficiary',
  'cost-item': 'object',
  direction: 'wording',
  event: 'object',
  institution: 'object',
  instrument: 'instrument',
  'life-event': 'object',
  object: 'object',
  region: 'region',
  'right-duty': 'object',
  sector: 'sector',
  technology: 'object',
};

/** The part to which a word counts when it stands for a concept of this type. */
export function partOfType(type: ConceptType): WordPart {
  return PART_OF_TYPE[type];
}
