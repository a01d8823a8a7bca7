import { type Citation, parseCitations, parseQuantities, type Quantity } from '@jeonghap/korean-text';

import { encodeUnits, VECTOR_WEIGHTS } from '../encoder/encode-units.js';
import { type AlignmentModel } from '../model/build-model.js';
import { type FacetOverrides, type Facets } from './facet.js';
import { type MeasureKind, type MeasureStatus } from './measure-status.js';
import { type MeasureField, type MeasureSpan, type MeasureSpans, toSpans } from './measure-spans.js';
import { findConcept, readFacets } from './read-facets.js';
import { readMeasureStance, type Stance } from './read-stance.js';
import { runStarts } from './run-starts.js';
import { readText, type ReadText } from './text-units.js';

export interface MeasureInput {
  readonly kind: MeasureKind;
  readonly title: string;
  readonly body: string;
  readonly status: MeasureStatus;
  readonly ministry?: string;
  readonly regions?: readonly string[];
  /** Wordings of asks that people confirmed as answered by this measure. */
  readonly aliases?: readonly string[];
  readonly facetOverrides?: FacetOverrides;
}

/** The words of the heart of a title, for the focus of a measure; a run of a word goes from `from[w]` to `from[w + 1]`. */
export interface FocusWords {
  /** Rarity of each word. */
  readonly weights: Float64Array;
  /** Sum of the rarities of its terms. */
  readonly masses: Float64Array;
  readonly termFrom: Int32Array;
  /** Keys of the terms of all words. */
  readonly terms: Uint32Array;
  readonly conceptFrom: Int32Array;
  readonly concepts: Int32Array;
  /** Trust in each concept, in the order of `concepts`. */
  readonly trusts: Float64Array;
}

/** A measure ready to be scored. Plain data; only `facetsOf` is meant for storage. */
export interface PreparedMeasure {
  readonly kind: MeasureKind;
  readonly status: MeasureStatus;
  /** Distinct term keys, ascending. */
  readonly termKeys: Uint32Array;
  /** How firmly each term stands in the measure, 0 to 1. */
  readonly termStrengths: Float64Array;
  readonly termSpans: MeasureSpans;
  /** Distinct concepts, ascending. */
  readonly concepts: Int32Array;
  readonly conceptStrengths: Float64Array;
  readonly conceptSpans: MeasureSpans;
  readonly focus: FocusWords;
  /** Vector of the encoder, of length one; empty without an encoder. */
  readonly vector: Float32Array;
  readonly facets: Facets;
  /** The measure names no region or the whole country. */
  readonly nationwide: boolean;
  readonly quantities: readonly Quantity[];
  readonly citations: readonly Citation[];
  readonly stance: Stance;
}

/** Strength of a wording that only an alias holds. */
const ALIAS_STRENGTH = 0.6;
const WHOLE_COUNTRY = new Set(['전국', '전 지역', '해당 없음', '']);
/** 「…법」 제33조(고영향 인공지능의 확인): the heart of an article's title stands in its brackets. */
const ARTICLE_TITLE = /조(?:의\s?\d+)?[^()]{0,30}\(([^()]{2,120}(?:\([^()]{0,60}\)[^()]{0,60})?)\)\s*$/;

/** Reads a measure: words, concepts, facets, quantities, citations and directions. */
export function prepareMeasure(input: MeasureInput, model: AlignmentModel): PreparedMeasure {
  const title = readText<MeasureField>('title', input.title, model);
  const body = readText<MeasureField>('body', input.body, model);
  const aliases = (input.aliases ?? []).map((alias) => readText<MeasureField>('body', alias, model));
  const regions = (input.regions ?? []).filter((region) => !WHOLE_COUNTRY.has(region.trim()));
  const own = `${input.title}\n${input.body}`;
  const quantities = parseQuantities(own);
  const citations = parseCitations(own);
  const facets = readFacets(
    {
      occurrences: [...title.occurrences, ...body.occurrences],
      quantities: quantities.map((quantity) => ({
        quantity,
        text: own.slice(quantity.span.start, quantity.span.end),
      })),
      citations: citations.map((citation) => ({
        citation,
        text: own.slice(citation.span.start, citation.span.end),
      })),
      regions,
      ...(input.facetOverrides === undefined ? {} : { overrides: input.facetOverrides }),
    },
    model,
  );
  return {
    kind: input.kind,
    status: input.status,
    ...collectTerms(title, body, aliases, model),
    ...collectConcepts(
      { title, body, aliases, extra: [...regions, ...Object.values(input.facetOverrides ?? {}).flat()] },
      model,
    ),
    focus: focusWords(input.title, title, model),
    vector: encodeUnits(
      [
        { units: title.units, weight: VECTOR_WEIGHTS.title },
        { units: body.units, weight: VECTOR_WEIGHTS.body },
      ],
      model,
    ),
    facets,
    nationwide: regions.length === 0 && facets.region.length === 0,
    quantities,
    citations,
    stance: readMeasureStance(input.title, input.body),
  };
}

type Read = ReadText<MeasureField>;

/** BM25's saturated frequency, scaled so that one mention in the title of a measure of mean length is 1. */
function collectTerms(
  title: Read,
  body: Read,
  aliases: readonly Read[],
  model: AlignmentModel,
): Pick<PreparedMeasure, 'termKeys' | 'termStrengths' | 'termSpans'> {
  const { k1, b, titleCount } = model.parameters.lexical;
  const counted = new TermCounts();
  for (const { terms, span } of title.units) counted.add(terms, titleCount, span);
  for (const { terms, span } of body.units) counted.add(terms, 1, span);
  const { length } = counted;
  const norm = k1 * (1 - b + (b * length) / model.averageLength);
  const whole = titleCount / (titleCount + k1);
  for (const { units } of aliases) for (const { terms } of units) counted.addUncounted(terms);
  return counted.toColumns((count) =>
    count === 0 ? ALIAS_STRENGTH : Math.min(1, count / (count + norm) / whole),
  );
}

/** Terms of a measure with how often and where first they stand. */
class TermCounts {
  /** Terms counted, repeats included. */
  length = 0;
  private readonly places = new Map<number, number>();
  private readonly counts: number[] = [];
  private readonly spans: MeasureSpan[] = [];

  add(terms: readonly number[], weight: number, span: MeasureSpan): void {
    this.length += terms.length;
    for (const key of terms) {
      const place = this.places.get(key);
      if (place === undefined) this.open(key, weight, span);
      else this.counts[place] = (this.counts[place] ?? 0) + weight;
    }
  }

  /** Adds terms that stand in neither text; those that do are left as they are. */
  addUncounted(terms: readonly number[]): void {
    for (const key of terms) if (!this.places.has(key)) this.open(key, 0, undefined);
  }

  toColumns(
    strengthOf: (count: number) => number,
  ): Pick<PreparedMeasure, 'termKeys' | 'termStrengths' | 'termSpans'> {
    const termKeys = Uint32Array.from(this.places.keys()).sort();
    const places = Array.from(termKeys, (key) => this.places.get(key) ?? 0);
    return {
      termKeys,
      termStrengths: Float64Array.from(places, (place) => strengthOf(this.counts[place] ?? 0)),
      termSpans: toSpans(places.map((place) => this.spans[place])),
    };
  }

  private open(key: number, count: number, span: MeasureSpan): void {
    this.places.set(key, this.counts.length);
    this.counts.push(count);
    this.spans.push(span);
  }
}

interface ConceptSources {
  readonly title: Read;
  readonly body: Read;
  readonly aliases: readonly Read[];
  /** Names of concepts that are set from outside. */
  readonly extra: readonly string[];
}

function collectConcepts(
  { title, body, aliases, extra }: ConceptSources,
  model: AlignmentModel,
): Pick<PreparedMeasure, 'concepts' | 'conceptStrengths' | 'conceptSpans'> {
  const best = new Map<number, { strength: number; span: MeasureSpan }>();
  const offer = (concept: number, strength: number, span: MeasureSpan): void => {
    if (strength > (best.get(concept)?.strength ?? 0)) best.set(concept, { strength, span });
  };
  const { bodyConcept } = model.parameters.lexical;
  for (const { concept, trust, start, end } of title.occurrences)
    offer(concept, trust, { field: 'title', start, end });
  for (const { concept, trust, start, end } of body.occurrences)
    offer(concept, trust * bodyConcept, { field: 'body', start, end });
  for (const { concept, trust } of aliases.flatMap(({ occurrences }) => occurrences)) {
    offer(concept, trust * ALIAS_STRENGTH, undefined);
  }
  for (const name of extra) {
    const concept = findConcept(name, model);
    if (concept !== undefined) offer(concept, 1, undefined);
  }
  const sorted = [...best].sort(([a], [c]) => a - c);
  return {
    concepts: Int32Array.from(sorted, ([concept]) => concept),
    conceptStrengths: Float64Array.from(sorted, ([, { strength }]) => strength),
    conceptSpans: toSpans(sorted.map(([, { span }]) => span)),
  };
}

/** The words of a title that say what the measure is for: an article's bracketed heading, else the whole title. */
function focusWords(titleText: string, title: Read, model: AlignmentModel): FocusWords {
  const heading = ARTICLE_TITLE.exec(titleText);
  const from = heading === null ? 0 : heading.index + heading[0].indexOf('(');
  const units = title.units.filter(({ span }) => span.start >= from);
  const terms = units.flatMap((unit) => unit.terms);
  const concepts = units.flatMap((unit) => unit.concepts);
  return {
    weights: Float64Array.from(units, ({ rarity }) => rarity),
    masses: Float64Array.from(units, (unit) =>
      unit.terms.reduce((sum, key) => sum + model.termRarity(key), 0),
    ),
    termFrom: runStarts(units.map((unit) => unit.terms.length)),
    terms: Uint32Array.from(terms),
    conceptFrom: runStarts(units.map((unit) => unit.concepts.length)),
    concepts: Int32Array.from(concepts, ({ concept }) => concept),
    trusts: Float64Array.from(concepts, ({ trust }) => trust),
  };
}
