import { type MeasureKind, type ReviewVerdict } from '@jeonghap/alignment';
import { type MeasureReference } from '../board/board.js';

/** A decision as everybody may see it. */
export interface DecisionView {
  readonly verdict: ReviewVerdict;
  /** The score that takes the automatic one's place, 0 to 100 with one decimal; null unless adjusted. */
  readonly score: number | null;
  /** Whether either text changed since. */
  readonly isStale: boolean;
  readonly decidedAt: Date;
}

/** A decision on an ask and a measure. */
export interface AskDecisionView extends DecisionView {
  readonly askId: string;
  readonly measure: MeasureReference;
}

/** What a person decided on one ask and one measure, as far as scores and coverage are concerned. */
export interface PairDecision {
  readonly askId: string;
  readonly measureId: string;
  readonly measureKind: MeasureKind;
  readonly proposalId: string;
  readonly verdict: ReviewVerdict;
  /** The score that takes the automatic one's place, in tenths; null unless adjusted. */
  readonly scoreTenths: number | null;
}
