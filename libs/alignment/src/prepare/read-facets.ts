import { type Citation, type Quantity } from '@jeonghap/korean-text';

import { type ConceptOccurrence } from '../concepts/annotate-concepts.js';
import { type AlignmentModel } from '../model/build-model.js';
import { toWordingKey } from '../thesaurus/wording.js';
import {
  type Facet,
  type FacetOverrides,
  FACETS,
  type Facets,
  type FacetValue,
  facetOfType,
} from './facet.js';

/** Concepts below this trust stay out of the facets shown to people. */
const SHOWN_TRUST = 0.5;
/** Most values shown for a facet. */
const MAX_VALUES = 6;
const TIME_UNITS = new Set(['년', '개월', '주', '일', '시간', '분', '연도']);

/** What facets are read from. */
export interface FacetSources {
  readonly occurrences: readonly ConceptOccurrence[];
  readonly quantities: readonly { readonly quantity: Quantity; readonly text: string }[];
  readonly citations: readonly { readonly citation: Citation; readonly text: string }[];
  readonly regions?: readonly string[];
  readonly overrides?: FacetOverrides;
}

/** Reads the facets of an entry from its concepts, quantities and citations; overrides replace facet by facet. */
export function readFacets(sources: FacetSources, model: AlignmentModel): Facets {
  const read = conceptFacets(sources.occurrences, model);
  const regions = (sources.regions ?? []).map((region) => facetValue(region, 'text', model));
  const facets: Record<Facet, readonly FacetValue[]> = {
    ...read,
    region: dedupe([...regions, ...read.region]),
    quantity: literals(sources.quantities.filter(({ quantity }) => !TIME_UNITS.has(quantity.unit))),
    timing: literals(sources.quantities.filter(({ quantity }) => TIME_UNITS.has(quantity.unit))),
    legal_basis: literals(sources.citations),
  };
  for (const facet of FACETS) {
    const override = sources.overrides?.[facet];
    if (override !== undefined)
      facets[facet] = dedupe(override.map((value) => facetValue(value, 'override', model)));
  }
  return facets;
}

/** Is the quantity a time (five years, 2028) rather than an amount? */
export function isTime(quantity: Quantity): boolean {
  return TIME_UNITS.has(quantity.unit);
}

/** The concept a facet value names: by id, by name or by an official wording. */
export function findConcept(value: string, model: AlignmentModel): number | undefined {
  const byId = model.conceptIndex.get(value);
  if (byId !== undefined) return byId;
  return namesOf(model).get(toWordingKey(value));
}

const names = new WeakMap<AlignmentModel, ReadonlyMap<string, number>>();

/** Names, official wordings and abbreviations, each with the first concept that has it. */
function namesOf(model: AlignmentModel): ReadonlyMap<string, number> {
  const known = names.get(model);
  if (known !== undefined) return known;
  const made = new Map<string, number>();
  model.concepts.forEach(({ ko, official, abbr }, index) => {
    for (const key of [ko, ...official, ...abbr].map(toWordingKey)) if (!made.has(key)) made.set(key, index);
  });
  names.set(model, made);
  return made;
}

function conceptFacets(
  occurrences: readonly ConceptOccurrence[],
  model: AlignmentModel,
): Record<Facet, FacetValue[]> {
  const strength = new Map<number, number>();
  for (const { concept, trust } of occurrences) {
    if (trust >= SHOWN_TRUST) strength.set(concept, Math.max(trust, strength.get(concept) ?? 0));
  }
  const ranked = [...strength].sort(
    ([a, ta], [b, tb]) => tb * (model.conceptRarity[b] ?? 0) - ta * (model.conceptRarity[a] ?? 0) || a - b,
  );
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, [] as FacetValue[]])) as Record<
    Facet,
    FacetValue[]
  >;
  for (const [index] of ranked) {
    const concept = model.concepts[index];
    const facet = concept === undefined ? undefined : facetOfType(concept.type);
    if (concept === undefined || facet === undefined || facets[facet].length >= MAX_VALUES) continue;
    facets[facet].push({ value: concept.id, ko: concept.ko, en: concept.en, source: 'text' });
  }
  return facets;
}

function facetValue(value: string, source: FacetValue['source'], model: AlignmentModel): FacetValue {
  const index = findConcept(value, model);
  const concept = index === undefined ? undefined : model.concepts[index];
  if (concept === undefined) return { value, ko: value, en: value, source };
  return { value: concept.id, ko: concept.ko, en: concept.en, source };
}

function literals(items: readonly { readonly text: string }[]): readonly FacetValue[] {
  return dedupe(
    items.map(({ text }) => ({ value: text, ko: text, en: text, source: 'text' as const })),
  ).slice(0, MAX_VALUES);
}

function dedupe(values: readonly FacetValue[]): readonly FacetValue[] {
  return [...new Map(values.map((entry) => [entry.value, entry] as const).reverse()).values()].reverse();
}
