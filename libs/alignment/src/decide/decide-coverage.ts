import { type AlignmentModel } from '../model/build-model.js';
import { type Facet, FACETS } from '../prepare/facet.js';
import { isLive, type MeasureKind, type MeasureStatus } from '../prepare/measure-status.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type FacetMatch } from '../score/compare-facets.js';

/** What coverage needs to know of one alignment. */
export interface CoverageInput {
  readonly measureId: string;
  readonly scoreTenths: number;
  readonly confidence: number;
  readonly opposes: boolean;
  readonly facets: readonly FacetMatch[];
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
  const confirmed = candidates.some(({ review }) => review === 'confirmed');
  if (!ask.readable && !confirmed) return { ...nothing('insufficient', 'unreadable'), opposing };
  const { partial } = model.parameters.coverage;
  const answering = candidates.filter(
    ({ review, confidence }) => review === 'confirmed' || confidence >= partial,
  );
  if (answering.length === 0)
    return { ...withoutAnswer(candidates, opposing.length > 0), missing: allAsked(ask), opposing };
  return { ...withAnswer(answering, model), opposing };
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

function nothing(status: CoverageStatus, reason: CoverageReason): Omit<AskCoverage, 'opposing'> {
  return { status, missing: [], best: [], reason, params: { scoreTenths: 0, measureStatus: null } };
}

function withoutAnswer(
  candidates: readonly CoverageInput[],
  opposed: boolean,
): Omit<AskCoverage, 'opposing'> {
  const [first] = candidates;
  const reason = opposed ? 'only-opposing' : first === undefined ? 'nothing-found' : 'only-weak';
  const params = { scoreTenths: first?.scoreTenths ?? 0, measureStatus: first?.measureStatus ?? null };
  return { ...nothing('gap', reason), params };
}

function allAsked(ask: PreparedAsk): readonly Facet[] {
  return FACETS.filter((facet) => ask.facets[facet].length > 0);
}

function withAnswer(
  answering: readonly CoverageInput[],
  model: AlignmentModel,
): Omit<AskCoverage, 'opposing'> {
  const { covered, essential } = model.parameters.coverage;
  const best = answering.slice(0, MAX_BEST);
  const [first] = best;
  const missing = unmetByAll(best);
  const base = {
    missing,
    best: best.map(({ measureId }) => measureId),
    params: { scoreTenths: first?.scoreTenths ?? 0, measureStatus: first?.measureStatus ?? null },
  };
  const live = best.filter(({ measureStatus }) => isLive(measureStatus));
  const firm = live.filter(({ review, confidence }) => review === 'confirmed' || confidence >= covered);
  if (live.length === 0) return { ...base, status: 'partial', reason: 'not-yet-live' };
  if (firm.length === 0 || missing.some((facet) => essential.includes(facet))) {
    return { ...base, status: 'partial', reason: 'facets-missing' };
  }
  return { ...base, status: 'covered', reason: firm[0]?.review === 'confirmed' ? 'confirmed' : 'answered' };
}

function unmetByAll(inputs: readonly CoverageInput[]): readonly Facet[] {
  return FACETS.filter((facet) => {
    const states = inputs.flatMap(({ facets }) =>
      facets.filter((match) => match.facet === facet).map(({ state }) => state),
    );
    const asked = states.filter((state) => state !== 'not_asked');
    return asked.length > 0 && asked.every((state) => state === 'unmet');
  });
}
