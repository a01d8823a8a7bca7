import { type AlignmentModel } from '../model/build-model.js';
import { type Facet, FACETS } from '../prepare/facet.js';
import { isLive, type MeasureKind, type MeasureStatus } from '../prepare/measure-status.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type FacetMatch } from '../score/compare-facets.js';
import { type ScorePart } from '../score/score-alignment.js';
import { chanceOf, type CoverageCandidate, coverageFeatures, meaningOf } from './coverage-features.js';

/** A person's verdict on an alignment (검토): the measure answers the ask wholly or partly, not at all, or scores otherwise. */
export const REVIEW_VERDICTS = ['answers_wholly', 'answers_partly', 'rejected', 'adjusted'] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

/** What coverage needs to know of one alignment. */
export interface CoverageInput {
  readonly measureId: string;
  /** The automatic score in tenths, or the one that a person put in its place. */
  readonly scoreTenths: number;
  /** Chance that the measure answers the ask, 0 to 1; of an adjusted score the score itself, from 0 to 1. */
  readonly confidence: number;
  /** Parts of the score; only `meaning` is looked at. */
  readonly parts: readonly Pick<ScorePart, 'name' | 'signal'>[];
  readonly opposes: boolean;
  readonly facets: readonly Pick<FacetMatch, 'facet' | 'state'>[];
  readonly measureStatus: MeasureStatus;
  readonly measureKind: MeasureKind;
  /** A person's decision; it goes before the score. */
  readonly review?: ReviewVerdict;
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
  | 'confirmed'
  | 'confirmed-partly';

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
export const MAX_BEST = 5;
/** A missing one of these keeps an ask from being covered. */
const BINDING_FACETS: ReadonlySet<Facet> = new Set<Facet>(['region', 'quantity']);

/**
 * Decides the coverage of one ask from its alignments; reviewed decisions come first. A measure that a person found to
 * answer wholly covers the ask as soon as it exists; one found to answer partly keeps it from being a gap, and is no
 * ground for calling it covered. Order of input is irrelevant.
 */
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
  const isConfirmed = first !== undefined && isConfirmation(first);
  if (!ask.readable && !isConfirmed)
    return { ...withoutAnswer('insufficient', 'unreadable', undefined), opposing };
  if (first === undefined) {
    const reason = opposing.length > 0 ? 'only-opposing' : 'nothing-found';
    return { ...withoutAnswer('gap', reason, undefined), missing: askedFacets(ask), opposing };
  }
  const features = coverageFeatures(ask, candidates.map(toCandidate));
  const { gap } = model.parameters.coverage;
  if (!isConfirmed && chanceOf(gap, features) >= gap.threshold) {
    const reason = opposing.length > 0 ? 'only-opposing' : 'only-weak';
    return { ...withoutAnswer('gap', reason, first), missing: askedFacets(ask), opposing };
  }
  return { ...withAnswer(ask, candidates, model), opposing };
}

const isConfirmation = ({ review }: CoverageInput): boolean =>
  review === 'answers_wholly' || review === 'answers_partly';

/** A measure that a person decided on answers the ask, whatever its direction looks like. */
function isOpposing({ opposes, review }: CoverageInput): boolean {
  return opposes && review === undefined;
}

function byRank(a: CoverageInput, b: CoverageInput): number {
  return (
    rankOf(b) - rankOf(a) ||
    b.scoreTenths - a.scoreTenths ||
    b.confidence - a.confidence ||
    (a.measureId < b.measureId ? -1 : 1)
  );
}

function rankOf({ review }: CoverageInput): number {
  if (review === 'answers_wholly') return 2;
  return review === 'answers_partly' ? 1 : 0;
}

function toCandidate({ confidence, parts, measureStatus }: CoverageInput): CoverageCandidate {
  return { confidence, live: isLive(measureStatus), meaning: meaningOf(parts) };
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
  ask: PreparedAsk,
  candidates: readonly CoverageInput[],
  model: AlignmentModel,
): Omit<AskCoverage, 'opposing'> {
  const answers = candidates.filter(
    (input, at) =>
      at === 0 || isConfirmation(input) || input.confidence >= model.parameters.coverage.answering,
  );
  const best = answers.slice(0, MAX_BEST);
  const [first] = best;
  const whole = best.filter(({ review }) => review === 'answers_wholly');
  const missing = whole.length > 0 ? [] : unmetByAll(best);
  const base = { missing, best: best.map(({ measureId }) => measureId), params: paramsOf(first) };
  if (whole.some(({ measureStatus }) => isLive(measureStatus)))
    return { ...base, status: 'covered', reason: 'confirmed' };
  if (!best.some(({ measureStatus }) => isLive(measureStatus)))
    return { ...base, status: 'partial', reason: 'not-yet-live' };
  const isComplete = !missing.some((facet) => BINDING_FACETS.has(facet));
  if (isComplete && isCovered(ask, candidates, model)) {
    return { ...base, status: 'covered', reason: 'answered' };
  }
  return { ...base, status: 'partial', reason: partialReason(first) };
}

/** Why an ask is answered only in part by measures of which some exist. */
function partialReason(first: CoverageInput | undefined): CoverageReason {
  // one that exists would have covered the ask
  if (first?.review === 'answers_wholly') return 'not-yet-live';
  return first?.review === 'answers_partly' ? 'confirmed-partly' : 'facets-missing';
}

/** Whether the measures that nobody confirmed cover the ask by the rule: of the others a person said how far they do. */
function isCovered(ask: PreparedAsk, candidates: readonly CoverageInput[], model: AlignmentModel): boolean {
  const judged = candidates.filter((input) => !isConfirmation(input));
  if (judged.length === 0) return false;
  const { covered } = model.parameters.coverage;
  return chanceOf(covered, coverageFeatures(ask, judged.map(toCandidate))) >= covered.threshold;
}

function unmetByAll(inputs: readonly CoverageInput[]): readonly Facet[] {
  return FACETS.filter((facet) => {
    const states = inputs
      .flatMap(({ facets }) => facets.filter((match) => match.facet === facet).map(({ state }) => state))
      .filter((state) => state !== 'not_asked');
    return states.length > 0 && states.every((state) => state === 'unmet');
  });
}
