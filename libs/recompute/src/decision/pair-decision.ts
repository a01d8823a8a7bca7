import { type MeasureKind, type ReviewVerdict } from '@jeonghap/alignment';

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
