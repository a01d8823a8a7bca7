import { type Band, type BilingualText, type EvidencePair, type Facet } from '@jeonghap/alignment';
import { type CoverageStatus, type MeasureReference } from '../board/board.js';

/** A proposal that somebody is writing. */
export interface ProposalText {
  readonly title: string;
  readonly body: string;
}

/** How well a measure answers an ask of a draft, and by which words. */
export interface DraftMeasure extends MeasureReference {
  /** 0 to 100, one decimal. */
  readonly score: number;
  readonly band: Band;
  /** Chance that it answers the ask in substance, 0 to 1. */
  readonly confidence: number;
  /** It goes the other way on the same object. */
  readonly opposes: boolean;
  readonly sentence: BilingualText;
  /** Offsets into the ask, the draft's title and body, and the measure's title and body. */
  readonly evidence: readonly EvidencePair[];
  readonly body: string;
}

/** An ask of a draft as it would stand on the board if the draft were a proposal, apart from what people decide there. */
export interface DraftAsk {
  /** Place in the draft, from 1. */
  readonly no: number;
  readonly text: string;
  readonly status: CoverageStatus;
  readonly missing: readonly Facet[];
  readonly sentence: BilingualText;
  /** The closest ones, best first; also those that do not answer it. */
  readonly measures: readonly DraftMeasure[];
}

/** A published proposal that asks the same as a draft. */
export interface AlikeProposal {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly stakeholder: string;
  readonly stakeholderEn: string | null;
  /** Null while it was never computed. */
  readonly status: CoverageStatus | null;
  /** 0 to 1. */
  readonly likeness: number;
  /** The ask that is most alike. */
  readonly askText: string;
}

/** What answers a draft already. Nothing of it is stored. */
export interface DraftCheck {
  /** The model that it was scored with. */
  readonly modelVersion: string;
  /** Of all asks together; `insufficient` where the text holds no ask. */
  readonly status: CoverageStatus;
  readonly asks: readonly DraftAsk[];
  /** The most alike first. */
  readonly alike: readonly AlikeProposal[];
}
