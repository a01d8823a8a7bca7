import { type EvidencePair, type FacetMatch, type MeasureKind, type PartName } from '@jeonghap/alignment';
import { type StakeholderReference } from '@jeonghap/catalogue';
import { type MeasureReference } from '../board/board.js';
import { type Freshness } from '../dirty/dirty.js';

/** A stored alignment (정합) with both sides, as readers see it. Scores are 0 to 100 with one decimal. */
export interface AlignmentView {
  readonly ask: { readonly id: string; readonly no: number; readonly text: string };
  readonly proposal: ProposalReference;
  /** Body of the proposal, where evidence of the field `context` points; `title` points into its title. */
  readonly askContext: string;
  readonly measure: MeasureReference;
  readonly measureBody: string;
  readonly score: number;
  readonly band: string;
  readonly confidence: number;
  readonly opposes: boolean;
  readonly parts: readonly PartView[];
  readonly evidence: readonly EvidencePair[];
  readonly facets: readonly FacetMatch[];
  readonly sentence: { readonly ko: string; readonly en: string };
  readonly freshness: Freshness;
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
