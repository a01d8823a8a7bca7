import { type Quantity } from '@jeonghap/korean-text';

import { type AlignmentModel } from '../model/build-model.js';
import { type Facet, FACETS, type FacetValue } from '../prepare/facet.js';
import { isLive } from '../prepare/measure-status.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type PreparedMeasure } from '../prepare/prepare-measure.js';
import { isTime } from '../prepare/read-facets.js';

/** Facets that are also parts of a score. */
export type AskedFacet = 'quantity' | 'timing' | 'legal_basis';

export type FacetState = 'met' | 'partly' | 'unmet' | 'not_asked';

/** What was asked for on a facet and what the measure offers. */
export interface FacetMatch {
  readonly facet: Facet;
  readonly state: FacetState;
  /** Names in Korean. */
  readonly asked: readonly string[];
  readonly offered: readonly string[];
  /** The same names in English, in the same order. */
  readonly askedEn: readonly string[];
  readonly offeredEn: readonly string[];
}

/** From this strength a concept of the ask counts as met, or as met in part. */
const MET = 0.6;
const PARTLY = 0.3;

/** Compares all facets in their fixed order; `carried` is the strength of each concept of the ask in the measure. */
export function compareFacets(
  ask: PreparedAsk,
  measure: PreparedMeasure,
  carried: Float64Array,
  model: AlignmentModel,
): readonly FacetMatch[] {
  return FACETS.map((facet) => {
    const asked = ask.facets[facet];
    const offered = measure.facets[facet];
    const state = asked.length === 0 ? 'not_asked' : facetState(facet, { ask, measure, carried, model });
    return toFacetMatch({ facet, state }, asked, offered);
  });
}

/** A facet's match with the names of what was asked for and what is offered. */
export const toFacetMatch = (
  { facet, state }: Pick<FacetMatch, 'facet' | 'state'>,
  asked: readonly FacetValue[],
  offered: readonly FacetValue[],
): FacetMatch => ({
  facet,
  state,
  asked: asked.map(({ ko }) => ko),
  offered: offered.map(({ ko }) => ko),
  askedEn: asked.map(({ en }) => en),
  offeredEn: offered.map(({ en }) => en),
});

/** What the facets that are parts of a score are read from. */
export type AskedFacts = Pick<PreparedMeasure, 'kind' | 'status' | 'quantities' | 'citations'>;

interface FacetComparison {
  readonly ask: PreparedAsk;
  readonly measure: PreparedMeasure;
  readonly carried: Float64Array;
  readonly model: AlignmentModel;
}

/** How far the measure meets a facet that was asked for and that is a part of a score. */
export function askedFacetState(facet: AskedFacet, ask: PreparedAsk, measure: AskedFacts): FacetState {
  if (facet === 'quantity') return quantityState(ask.quantities, measure.quantities);
  if (facet === 'timing') return timingState(ask.quantities, measure);
  return legalState(ask, measure);
}

function facetState(facet: Facet, comparison: FacetComparison): FacetState {
  const { ask, measure } = comparison;
  if (facet === 'region') return regionState(comparison);
  if (facet === 'quantity' || facet === 'timing' || facet === 'legal_basis')
    return askedFacetState(facet, ask, measure);
  return conceptState(ask.facets[facet], comparison);
}

function conceptState(values: readonly FacetValue[], { ask, carried, model }: FacetComparison): FacetState {
  let best = 0;
  for (const { value } of values) {
    const concept = model.conceptIndex.get(value);
    const position = concept === undefined ? -1 : ask.concepts.indexOf(concept);
    best = Math.max(best, position < 0 ? 0 : (carried[position] ?? 0));
  }
  if (best >= MET) return 'met';
  return best >= PARTLY ? 'partly' : 'unmet';
}

/** A measure for the whole country meets a region in part: it reaches it, but was not made for it. */
function regionState(comparison: FacetComparison): FacetState {
  const { ask, measure } = comparison;
  const offered = new Set(measure.facets.region.map(({ value }) => value));
  if (ask.facets.region.some(({ value }) => offered.has(value))) return 'met';
  const near = conceptState(ask.facets.region, comparison);
  if (near === 'met') return near;
  return measure.nationwide ? 'partly' : near;
}

function quantityState(asked: readonly Quantity[], offered: readonly Quantity[]): FacetState {
  const amounts = asked.filter((quantity) => !isTime(quantity));
  const states = amounts.map((quantity): FacetState => {
    const same = offered.filter(({ unit }) => unit === quantity.unit).map(({ value }) => value);
    if (same.length === 0) return 'unmet';
    return Math.max(...same) >= quantity.value ? 'met' : 'partly';
  });
  if (states.length > 0 && states.every((state) => state === 'met')) return 'met';
  return states.some((state) => state !== 'unmet') ? 'partly' : 'unmet';
}

/** A measure that exists meets a deadline unless it names a later year; one still to come meets it in part. */
function timingState(asked: readonly Quantity[], measure: AskedFacts): FacetState {
  const deadline = Math.max(
    ...asked.filter(({ unit }) => unit === '연도').map(({ value }) => value),
    -Infinity,
  );
  const years = measure.quantities.filter(({ unit }) => unit === '연도').map(({ value }) => value);
  if (Number.isFinite(deadline) && years.length > 0 && Math.min(...years) > deadline) return 'unmet';
  if (measure.status === 'closed') return 'unmet';
  return isLive(measure.status) ? 'met' : 'partly';
}

function legalState(ask: PreparedAsk, measure: AskedFacts): FacetState {
  if (ask.citations.some((asked) => measure.citations.some((offered) => isSameLaw(asked, offered, true))))
    return 'met';
  if (ask.citations.some((asked) => measure.citations.some((offered) => isSameLaw(asked, offered, false))))
    return 'partly';
  return ask.citations.length === 0 && measure.kind === 'legislative_item' ? 'partly' : 'unmet';
}

interface LawReference {
  readonly law: string;
  readonly article?: string;
}

function isSameLaw(a: LawReference, b: LawReference, article: boolean): boolean {
  const same = a.law !== '' && a.law.replaceAll(' ', '') === b.law.replaceAll(' ', '');
  return same && (!article || a.article === undefined || a.article === b.article);
}
