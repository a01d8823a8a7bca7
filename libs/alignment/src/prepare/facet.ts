import { type ConceptType } from '../thesaurus/concept-record.js';

/** What an ask can be about; a gap is a facet that no measure meets. Fixed order. */
export const FACETS = [
  'instrument',
  'object',
  'beneficiary',
  'sector',
  'region',
  'quantity',
  'timing',
  'legal_basis',
] as const;
export type Facet = (typeof FACETS)[number];

/** Names of the facets for people. */
export const FACET_LABELS: Readonly<Record<Facet, { readonly ko: string; readonly en: string }>> = {
  instrument: { ko: '정책 수단', en: 'instrument' },
  object: { ko: '대상', en: 'object' },
  beneficiary: { ko: '수혜자', en: 'beneficiary' },
  sector: { ko: '분야', en: 'sector' },
  region: { ko: '지역', en: 'region' },
  quantity: { ko: '규모', en: 'quantity' },
  timing: { ko: '시기', en: 'timing' },
  legal_basis: { ko: '법적 근거', en: 'legal basis' },
};

/** One value of a facet. */
export interface FacetValue {
  /** Concept id, or the text itself for quantities, times, laws and free values. */
  readonly value: string;
  readonly ko: string;
  readonly en: string;
  /** Found in the text, or set by a person. */
  readonly source: 'text' | 'override';
}

/** All facets of an entry; an empty list means that nothing was said. Serialisable. */
export type Facets = Readonly<Record<Facet, readonly FacetValue[]>>;

/**
 * Facets set by a person: they replace what was read from the text, facet by facet. Values are concept ids
 * (`instrument.voucher`), names of concepts or free text; an empty list says "none".
 */
export type FacetOverrides = Partial<Readonly<Record<Facet, readonly string[]>>>;

const FACET_OF_TYPE: Readonly<Partial<Record<ConceptType, Facet>>> = {
  beneficiary: 'beneficiary',
  'cost-item': 'object',
  event: 'object',
  instrument: 'instrument',
  'life-event': 'object',
  object: 'object',
  region: 'region',
  'right-duty': 'object',
  sector: 'sector',
  technology: 'object',
};

/** The facet a concept of this type fills; `undefined` for directions and institutions. */
export function facetOfType(type: ConceptType): Facet | undefined {
  return FACET_OF_TYPE[type];
}
