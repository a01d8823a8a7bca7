import { type EvidencePair, type FacetMatch, type MeasureKind, type PartName } from '@jeonghap/alignment';
import { type StakeholderReference } from '@jeonghap/catalogue';
import { type MeasureReference } from '../board/board.js';
import { type DecisionView } from '../decision/pair-decision.js';
import { type Freshness } from '../dirty/dirty.js';
import { type ScoreSetReference } from '../score-set/score-set.js';

/** A stored alignment (정합) in a list. Scores are 0 to 100 with one decimal. */
export interface AlignmentSummary {
  readonly ask: { readonly id: string; readonly no: number; readonly text: string };
  readonly proposal: ProposalReference;
  readonly measure: MeasureReference;
  readonly score: number;
  readonly band: string;
  readonly confidence: number;
  readonly opposes: boolean;
  /** The parts that add to the score. */
  readonly parts: readonly PartView[];
  readonly evidence: readonly EvidencePair[];
  readonly sentence: { readonly ko: string; readonly en: string };
  /** What a person decided on it; null when nobody did. */
  readonly decision: DecisionView | null;
  readonly freshness: Freshness;
}

/** A stored alignment with all that its score rests on. */
export interface AlignmentView extends AlignmentSummary {
  /** All parts, also those that add nothing. */
  readonly parts: readonly PartView[];
  /** Body of the proposal, where evidence of the field `context` points; `title` points into its title. */
  readonly askContext: string;
  readonly measureBody: string;
  readonly facets: readonly FacetMatch[];
  readonly scoreSet: ScoreSetReference | null;
}

export interface PartView {
  readonly name: PartName;
  /** Most that the part can contribute, points. */
  readonly weight: number;
  /** How far the part is met, 0 to 1. */
  readonly signal: number;
  /** Points; the contributions of all parts add up to the score. */
  readonly contribution: number;
}

export interface ProposalReference {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly stakeholder: StakeholderReference;
}

export interface AlignmentFilter {
  readonly askNo?: number | undefined;
  readonly kind?: readonly MeasureKind[] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}
