import { type ConceptDraft, type ShownConcept } from '../api/model.js';

/** A concept as it is typed: a line for each item of a list. */
export interface ConceptValues {
  readonly id: string;
  readonly ko: string;
  readonly en: string;
  readonly official: string;
  readonly lay: string;
  readonly abbr: string;
  readonly en_alt: string;
  readonly patterns: string;
  readonly broader: string;
  readonly related: string;
  readonly polarity: 'none' | '+' | '-';
  readonly opposite: string;
}

/** Fields with a line for each item, in the order of the form. */
export const listFields = ['official', 'lay', 'abbr', 'en_alt', 'patterns', 'broader', 'related'] as const;

/** All fields of which a difference is told. */
export const conceptFields = ['ko', 'en', ...listFields, 'polarity', 'opposite'] as const;

export const noConcept: ConceptValues = {
  id: '',
  ko: '',
  en: '',
  official: '',
  lay: '',
  abbr: '',
  en_alt: '',
  patterns: '',
  broader: '',
  related: '',
  polarity: 'none',
  opposite: '',
};

const stemJoint = ' + ';

export function toValues(concept: ShownConcept): ConceptValues {
  const lines = (items: readonly string[]): string => items.join('\n');
  return {
    id: concept.id,
    ko: concept.ko,
    en: concept.en,
    official: lines(concept.official),
    lay: lines(concept.lay),
    abbr: lines(concept.abbr),
    en_alt: lines(concept.en_alt),
    patterns: lines(concept.patterns.map((stems) => stems.join(stemJoint))),
    broader: lines(concept.broader),
    related: lines(concept.related),
    polarity: concept.polarity ?? 'none',
    opposite: concept.opposite ?? '',
  };
}

const itemsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is sent to be saved. */
export function toConceptDraft(values: ConceptValues): ConceptDraft {
  const opposite = values.opposite.trim();
  return {
    ko: values.ko.trim(),
    en: values.en.trim(),
    official: itemsOf(values.official),
    lay: itemsOf(values.lay),
    abbr: itemsOf(values.abbr),
    en_alt: itemsOf(values.en_alt),
    patterns: itemsOf(values.patterns).map((line) => line.split('+').map((stem) => stem.trim())),
    broader: itemsOf(values.broader),
    related: itemsOf(values.related),
    polarity: values.polarity === 'none' ? null : values.polarity,
    opposite: opposite === '' ? null : opposite,
  };
}

/** Items of a field that only one of two concepts has, for a difference; nothing where they agree. */
export function differenceOf(
  before: ConceptValues,
  after: ConceptValues,
  field: (typeof conceptFields)[number],
): { readonly removed: readonly string[]; readonly added: readonly string[] } | undefined {
  const [was, is] = [itemsOf(before[field]), itemsOf(after[field])];
  const removed = was.filter((item) => !is.includes(item));
  const added = is.filter((item) => !was.includes(item));
  return removed.length + added.length === 0 ? undefined : { removed, added };
}
