import {
  type AskIndex,
  type AskInput,
  type MeasureIndex,
  type MeasureInput,
  type MeasureKind,
  type PreparedAsk,
} from '@jeonghap/alignment';

/** A published proposal as the scorer sees it. */
export interface SnapshotProposal {
  readonly id: string;
  readonly revision: number;
  readonly asks: readonly SnapshotAsk[];
}

export interface SnapshotAsk {
  readonly id: string;
  readonly no: number;
  readonly prepared: PreparedAsk;
}

/** A published measure; its words stand in the index. */
export interface SnapshotMeasure {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly revision: number;
  readonly title: string;
  readonly titleEn: string | null;
}

/** The scored part of the catalogue at one commit point. */
export interface CatalogueSnapshot {
  readonly proposals: ReadonlyMap<string, SnapshotProposal>;
  readonly measures: ReadonlyMap<string, SnapshotMeasure>;
  readonly proposalOfAsk: ReadonlyMap<string, SnapshotProposal>;
  /** All measures and all asks of the snapshot by id, prepared. */
  readonly measureIndex: MeasureIndex;
  readonly askIndex: AskIndex;
}

export interface ProposalSource {
  readonly id: string;
  readonly revision: number;
  readonly asks: readonly { readonly id: string; readonly no: number; readonly input: AskInput }[];
}

export interface MeasureSource {
  readonly id: string;
  readonly revision: number;
  readonly titleEn: string | null;
  readonly input: MeasureInput;
}
