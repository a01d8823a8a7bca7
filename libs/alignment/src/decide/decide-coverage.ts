import { type AlignmentModel } from '../model/build-model.js';
import { type Facet, FACETS } from '../prepare/facet.js';
import { isLive, type MeasureKind, type MeasureStatus } from '../prepare/measure-status.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type FacetMatch } from '../score/compare-facets.js';
import { type ScorePart } from '../score/score-alignment.js';
import { chanceOf, type CoverageCandidate, coverageFeatures, meaningOf } from './coverage-features.js';

/** What coverage needs to know of one alignment. */
export interface CoverageInput {
  readonly measureId: string;
  readonly scoreTenths: number;
  readonly confidence: number;
  /** Parts of the score; only `meaning` is looked at. */
  readonly parts: readonly Pick<ScorePart, 'name' | 'signal'>[];
  readonly opposes: boolean;
  readonly facets: readonly Pick<FacetMatch, 'facet' | 'state'>[];
  readonly measureStatus: MeasureStatus;
  readonly measureKind: MeasureKind;
  /** A person's decision; it goes before the score. */
  readonly review?: 'confirmed' | 'rejected';
}

export type CoverageStatus = 'covered' | 'partial' | 'gap' | 'insufficient';

/** Why an ask has its status. */
export type CoverageReason =
  | 'unreadable'
  | 'nothing-found'
  | 'only-weak'
  | 'only-opposing'
  | 'not-yet-live'
  | 'facets-missing'
  | 'answered'
  | 'confirmed';

/** How far an ask is answered by all measures together. */
export interface AskCoverage {
  readonly status: CoverageStatus;
  /** Facets that were asked for and that none of the best measures meets, in the order of `FACETS`. */
  readonly missing: readonly Facet[];
  /** Ids of the measures that answer it, best first. */
  readonly best: readonly string[];
  /** Measures that go the other way, best first. */
  readonly opposing: readonly string[];
  readonly reason: CoverageReason;
  /** Values for the sentence: the best score in tenths, the state of the best measure. */
  readonly params: { readonly scoreTenths: number; readonly measureStatus: MeasureStatus | null };
}

/** Most measures named as answers. */
const MAX_BEST = 5;
/** A missing one of these keeps an ask from being covered. */
const BINDING_FACETS: ReadonlySet<Facet> = new Set<Facet>(['region', 'quantity']);

/** Decides the coverage of one ask from its alignments; reviewed decisions come first. Order of input is irrelevant. */
export function decideCoverage(
  ask: PreparedAsk,
  alignments: readonly CoverageInput[],
  model: AlignmentModel,
): AskCoverage {
  const sorted = alignments.filter(({ review }) => review !== 'rejected').sort(byRank);
  const opposing = sorted
    .filter(isOpposing)
    .slice(0, MAX_BEST)
    .map(({ measureId }) => measureId);
  const candidates = sorted.filter((input) => !isOpposing(input));
  const [first] = candidates;
  const confirmed = first?.review === 'confirmed';
  if (!ask.readable && !confirmed)
    return { ...withoutAnswer('insufficient', 'unreadable', undefined), opposing };
  if (first === undefined) {
    const reason = opposing.length > 0 ? 'only-opposing' : 'nothing-found';
    return { ...withoutAnswer('gap', reason, undefined), missing: askedFacets(ask), opposing };
  }
  const features = coverageFeatures(ask, candidates.map(toCandidate));
  const { gap } = model.parameters.coverage;
  if (!confirmed && chanceOf(gap, features) >= gap.threshold) {
    const reason = opposing.length > 0 ? 'only-opposing' : 'only-weak';
    return { ...withoutAnswer('gap', reason, first), missing: askedFacets(ask), opposing };
  }
  return { ...withAnswer(candidates, features, model), opposing };
}

/** A measure a person confirmed answers the ask, whatever its direction looks like. */
function isOpposing({ opposes, review }: CoverageInput): boolean {
  return opposes && review !== 'confirmed';
}

function byRank(a: CoverageInput, b: CoverageInput): number {
  const reviewed = Number(b.review === 'confirmed') - Number(a.review === 'confirmed');
  if (reviewed !== 0) return reviewed;
  return b.scoreTenths - a.scoreTenths || b.confidence - a.confidence || (a.measureId < b.measureId ? -1 : 1);
}

function toCandidate({ confidence, parts, measureStatus, review }: CoverageInput): CoverageCandidate {
  return {
    confidence: review === 'confirmed' ? 1 : confidence,
    live: isLive(measureStatus),
    meaning: meaningOf(parts),
  };
}

function paramsOf(first: CoverageInput | undefined): AskCoverage['params'] {
  return { scoreTenths: first?.scoreTenths ?? 0, measureStatus: first?.measureStatus ?? null };
}

function withoutAnswer(
  status: CoverageStatus,
  reason: CoverageReason,
  first: CoverageInput | undefined,
): Omit<AskCoverage, 'opposing'> {
  return { status, missing: [], best: [], reason, params: paramsOf(first) };
}

function askedFacets(ask: PreparedAsk): readonly Facet[] {
  return FACETS.filter((facet) => ask.facets[facet].length > 0);
}

function withAnswer(
  candidates: readonly CoverageInput[],
  features: ReturnType<typeof coverageFeatures>,
  model: AlignmentModel,
): Omit<AskCoverage, 'opposing'> {
  const { covered, answering } = model.parameters.coverage;
  const answers = candidates.filter(
    ({ review, confidence }, at) => at === 0 || review === 'confirmed' || confidence >= answering,
  );
  const best = answers.slice(0, MAX_BEST);
  const [first] = best;
  const missing = unmetByAll(best);
  const base = { missing, best: best.map(({ measureId }) => measureId), params: paramsOf(first) };
  if (!best.some(({ measureStatus }) => isLive(measureStatus)))
    return { ...base, status: 'partial', reason: 'not-yet-live' };
  const complete = !missing.some((facet) => BINDING_FACETS.has(facet));
  if (complete && chanceOf(covered, features) >= covered.threshold) {
    return { ...base, status: 'covered', reason: first?.review === 'confirmed' ? 'confirmed' : 'answered' };
  }
  return { ...base, status: 'partial', reason: 'facets-missing' };
}

function unmetByAll(inputs: readonly CoverageInput[]): readonly Facet[] {
  return FACETS.filter((facet) => {
    const states = inputs
      .flatMap(({ facets }) => facets.filter((match) => match.facet === facet).map(({ state }) => state))
      .filter((state) => state !== 'not_asked');
    return states.length > 0 && states.every((state) => state === 'unmet');
  });
}
