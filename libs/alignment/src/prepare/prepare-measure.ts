import { type Citation, parseCitations, parseQuantities, type Quantity } from '@jeonghap/korean-text';

import { type AlignmentModel } from '../model/build-model.js';
import { type FacetOverrides, type Facets } from './facet.js';
import { type MeasureKind, type MeasureStatus } from './measure-status.js';
import { type Direction, readDirections } from './read-directions.js';
import { findConcept, readFacets } from './read-facets.js';
import { readText, type ReadText, type TextUnit } from './text-units.js';

/** Texts of a measure that evidence can point to. */
export type MeasureField = 'title' | 'body';

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

/** A place in a measure, or `undefined` for wordings that stand in neither text (aliases, overrides). */
export type MeasureSpan =
  { readonly field: MeasureField; readonly start: number; readonly end: number } | undefined;

/** A word of the heart of a title, for the focus of a measure. */
export interface FocusUnit {
  readonly weight: number;
  readonly terms: readonly number[];
  readonly termWeights: readonly number[];
  readonly concepts: readonly { readonly concept: number; readonly trust: number }[];
  readonly span: MeasureSpan;
}

/** A measure ready to be scored. Plain data; only `facetsOf` is meant for storage. */
export interface PreparedMeasure {
  readonly kind: MeasureKind;
  readonly status: MeasureStatus;
  /** Distinct term keys, ascending. */
  readonly termKeys: Uint32Array;
  /** How firmly each term stands in the measure, 0 to 1. */
  readonly termStrengths: Float64Array;
  readonly termSpans: readonly MeasureSpan[];
  /** Distinct concepts, ascending. */
  readonly concepts: Int32Array;
  readonly conceptStrengths: Float64Array;
  readonly conceptSpans: readonly MeasureSpan[];
  readonly focus: readonly FocusUnit[];
  readonly facets: Facets;
  /** The measure names no region or the whole country. */
  readonly nationwide: boolean;
  readonly quantities: readonly Quantity[];
  readonly citations: readonly Citation[];
  readonly directions: readonly Direction[];
}

/** Strength of a wording that only an alias holds. */
const ALIAS_STRENGTH = 0.6;
const WHOLE_COUNTRY = new Set(['전국', '전 지역', '해당 없음', '']);
/** 「…법」 제33조(고영향 인공지능의 확인): the heart of an article's title stands in its brackets. */
const ARTICLE_TITLE = /조(?:의\s?\d+)?[^()]{0,30}\(([^()]{2,120}(?:\([^()]{0,60}\)[^()]{0,60})?)\)\s*$/;

/** Reads a measure: words, concepts, facets, quantities, citations and directions. */
export function prepareMeasure(input: MeasureInput, model: AlignmentModel): PreparedMeasure {
  const title = readText('title', input.title, model);
  const body = readText('body', input.body, model);
  const aliases = (input.aliases ?? []).map((alias) => readText('body', alias, model));
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
    focus: focusUnits(input.title, title, model),
    facets,
    nationwide: regions.length === 0 && facets.region.length === 0,
    quantities,
    citations,
    directions: [...readDirections(title.occurrences, model), ...readDirections(body.occurrences, model)],
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
  const counts = new Map<number, { count: number; span: MeasureSpan }>();
  let length = 0;
  const add = (units: readonly TextUnit<MeasureField>[], weight: number): void => {
    for (const { terms, span } of units) {
      length += terms.length;
      for (const key of terms) {
        const known = counts.get(key);
        if (known === undefined) counts.set(key, { count: weight, span });
        else known.count += weight;
      }
    }
  };
  add(title.units, titleCount);
  add(body.units, 1);
  const norm = k1 * (1 - b + (b * length) / model.averageLength);
  const whole = titleCount / (titleCount + k1);
  const strengths = new Map<number, { strength: number; span: MeasureSpan }>();
  for (const [key, { count, span }] of counts) {
    strengths.set(key, { strength: Math.min(1, count / (count + norm) / whole), span });
  }
  for (const key of aliases.flatMap(({ units }) => units.flatMap(({ terms }) => terms))) {
    if (!strengths.has(key)) strengths.set(key, { strength: ALIAS_STRENGTH, span: undefined });
  }
  const sorted = [...strengths].sort(([a], [c]) => a - c);
  return {
    termKeys: Uint32Array.from(sorted, ([key]) => key),
    termStrengths: Float64Array.from(sorted, ([, { strength }]) => strength),
    termSpans: sorted.map(([, { span }]) => span),
  };
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
    conceptSpans: sorted.map(([, { span }]) => span),
  };
}

/** The words of a title that say what the measure is for: an article's bracketed heading, else the whole title. */
function focusUnits(titleText: string, title: Read, model: AlignmentModel): readonly FocusUnit[] {
  const heading = ARTICLE_TITLE.exec(titleText);
  const from = heading === null ? 0 : heading.index + heading[0].indexOf('(');
  return title.units
    .filter(({ span }) => span.start >= from)
    .map(({ span, terms, concepts, rarity }) => ({
      weight: rarity,
      terms,
      termWeights: terms.map((key) => model.termRarity(key)),
      concepts,
      span,
    }));
}
