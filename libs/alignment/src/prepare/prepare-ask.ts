import { type Citation, parseCitations, parseQuantities, type Quantity } from '@jeonghap/korean-text';

import { nearestReference } from '../encoder/encoder.js';
import { encodeUnits, VECTOR_WEIGHTS } from '../encoder/encode-units.js';
import { type AlignmentModel } from '../model/build-model.js';
import { type WordPart, WORD_PARTS, partOfType } from '../score/part.js';
import { type FacetOverrides, type Facets, facetOfType } from './facet.js';
import { findConcept, readFacets } from './read-facets.js';
import { readAskStance, type Stance } from './read-stance.js';
import { readText, type TextUnit, type UnitConcept } from './text-units.js';

/** Texts of an ask; `context` is the proposal it belongs to. */
export type AskField = 'text' | 'title' | 'context';

export interface AskInput {
  readonly title: string;
  readonly text: string;
  /** Title and body of the proposal, read at a lower weight. */
  readonly context?: string;
  readonly facetOverrides?: FacetOverrides;
}

/** A word of an ask with its weight in the score. */
export interface AskUnit {
  readonly span: { readonly field: AskField; readonly start: number; readonly end: number } | undefined;
  readonly weight: number;
  readonly part: WordPart;
  /** Positions in {@link PreparedAsk.termKeys}. */
  readonly terms: readonly number[];
  /** Rarity of each term, in the order of `terms`. */
  readonly termWeights: readonly number[];
  /** Positions in {@link PreparedAsk.concepts}. */
  readonly concepts: readonly number[];
  /** Trust in each concept, in the order of `concepts`. */
  readonly trusts: readonly number[];
}

/** An ask ready to be scored. Plain data; only `facetsOf` is meant for storage. */
export interface PreparedAsk {
  readonly units: readonly AskUnit[];
  /** Weight of the words of each part. */
  readonly mass: Readonly<Record<WordPart, number>>;
  /** Distinct term keys, ascending. */
  readonly termKeys: Uint32Array;
  /** Distinct concepts of the words. */
  readonly concepts: Int32Array;
  /** Vector of the encoder, of length one; empty without an encoder. */
  readonly vector: Float32Array;
  /** Cosine with the nearest reference measure of the encoder, 0 to 1; 0 without an encoder. */
  readonly reference: number;
  readonly facets: Facets;
  readonly quantities: readonly Quantity[];
  readonly citations: readonly Citation[];
  readonly stance: Stance;
  /** False when nothing in the ask can be compared. */
  readonly readable: boolean;
}

/** A word rarer than this has a meaning of its own. */
const MEANINGFUL = 0.1;
/** Weight of a facet set by a person, as the rarity of a word. */
const OVERRIDE_WEIGHT = 0.7;

/** Reads an ask: words, concepts, facets, quantities, citations and directions. */
export function prepareAsk(input: AskInput, model: AlignmentModel): PreparedAsk {
  const { fields } = model.parameters;
  const text = readText<AskField>('text', input.text, model);
  const title = readText<AskField>('title', input.title, model);
  const context = readText<AskField>('context', input.context ?? '', model);
  const weighted = [
    ...weigh(text.units, fields.text),
    ...weigh(title.units, fields.title),
    ...weigh(context.units, fields.context),
  ];
  const units = [
    ...withoutOverridden(dedupe(weighted), input.facetOverrides, model),
    ...overrideUnits(input.facetOverrides, model),
  ];
  const own = `${input.title}\n${input.text}`;
  const quantities = parseQuantities(own);
  const citations = parseCitations(own);
  const facets = readFacets(
    {
      occurrences: [...text.occurrences, ...title.occurrences],
      quantities: quantities.map((quantity) => ({
        quantity,
        text: own.slice(quantity.span.start, quantity.span.end),
      })),
      citations: citations.map((citation) => ({
        citation,
        text: own.slice(citation.span.start, citation.span.end),
      })),
      ...(input.facetOverrides === undefined ? {} : { overrides: input.facetOverrides }),
    },
    model,
  );
  const vector = encodeUnits(
    [
      { units: text.units, weight: VECTOR_WEIGHTS.text },
      { units: title.units, weight: VECTOR_WEIGHTS.askTitle },
      { units: context.units, weight: VECTOR_WEIGHTS.context },
    ],
    model,
  );
  return {
    ...compile(units, model),
    vector,
    reference: model.encoder === undefined ? 0 : nearestReference(vector, model.encoder),
    facets,
    quantities,
    citations,
    stance: readAskStance(input.title, input.text),
    readable: units.some(({ weight }) => weight >= MEANINGFUL),
  };
}

interface WeightedUnit {
  readonly unit: Pick<TextUnit<AskField>, 'stem' | 'terms' | 'concepts' | 'part'>;
  readonly span: AskUnit['span'];
  readonly weight: number;
}

function weigh(units: readonly TextUnit<AskField>[], fieldWeight: number): readonly WeightedUnit[] {
  return units.map((unit) => ({ unit, span: unit.span, weight: unit.rarity * fieldWeight }));
}

/** A word counts once, where it stands first and with its greatest weight. */
function dedupe(units: readonly WeightedUnit[]): readonly WeightedUnit[] {
  const first = new Map<string, WeightedUnit>();
  for (const unit of units) {
    const known = first.get(unit.unit.stem);
    if (known === undefined) first.set(unit.unit.stem, unit);
    else if (unit.weight > known.weight) first.set(unit.unit.stem, { ...known, weight: unit.weight });
  }
  return [...first.values()];
}

/** Words lose the concepts of a facet that a person has set. */
function withoutOverridden(
  units: readonly WeightedUnit[],
  overrides: FacetOverrides | undefined,
  model: AlignmentModel,
): readonly WeightedUnit[] {
  if (overrides === undefined) return units;
  const isSet = ({ concept }: UnitConcept): boolean => {
    const type = model.concepts[concept]?.type;
    const facet = type === undefined ? undefined : facetOfType(type);
    return facet !== undefined && overrides[facet] !== undefined;
  };
  return units.map((weighted) => {
    const concepts = weighted.unit.concepts.filter((concept) => !isSet(concept));
    if (concepts.length === weighted.unit.concepts.length) return weighted;
    const part = concepts.length === 0 ? 'wording' : weighted.unit.part;
    return { ...weighted, unit: { ...weighted.unit, concepts, part } };
  });
}

function overrideUnits(
  overrides: FacetOverrides | undefined,
  model: AlignmentModel,
): readonly WeightedUnit[] {
  const values = [...new Set(Object.values(overrides ?? {}).flat())];
  return values.flatMap((value): readonly WeightedUnit[] => {
    const concept = findConcept(value, model);
    const type = concept === undefined ? undefined : model.concepts[concept]?.type;
    if (concept === undefined || type === undefined) return [];
    const unit = { stem: value, terms: [], concepts: [{ concept, trust: 1 }], part: partOfType(type) };
    return [{ unit, span: undefined, weight: OVERRIDE_WEIGHT }];
  });
}

function compile(
  weighted: readonly WeightedUnit[],
  model: AlignmentModel,
): Pick<PreparedAsk, 'units' | 'mass' | 'termKeys' | 'concepts'> {
  const termKeys = Uint32Array.from(new Set(weighted.flatMap(({ unit }) => unit.terms))).sort();
  const concepts = Int32Array.from(
    new Set(weighted.flatMap(({ unit }) => unit.concepts.map(({ concept }) => concept))),
  ).sort();
  const termAt = new Map(Array.from(termKeys, (key, at) => [key, at]));
  const conceptAt = new Map(Array.from(concepts, (concept, at) => [concept, at]));
  const units = weighted.map(({ unit, span, weight }): AskUnit => {
    const distinct = [...new Set(unit.terms)];
    return {
      span,
      weight,
      part: unit.part,
      terms: distinct.map((key) => termAt.get(key) ?? 0),
      termWeights: distinct.map((key) => model.termRarity(key)),
      concepts: unit.concepts.map(({ concept }) => conceptAt.get(concept) ?? 0),
      trusts: unit.concepts.map(({ trust }) => trust),
    };
  });
  return { units, mass: massOf(units), termKeys, concepts };
}

function massOf(units: readonly AskUnit[]): Record<WordPart, number> {
  const mass = Object.fromEntries(WORD_PARTS.map((part) => [part, 0])) as Record<WordPart, number>;
  for (const { part, weight } of units) mass[part] += weight;
  return mass;
}
