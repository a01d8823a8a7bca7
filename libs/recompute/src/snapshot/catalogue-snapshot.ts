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

/** A published measure; its words stand in the index, with those that asks lend it. */
export interface SnapshotMeasure {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly revision: number;
  readonly title: string;
  readonly titleEn: string | null;
  /** Of a measure that asks lend their words: what it was prepared from. */
  readonly lent: MeasureSource | undefined;
}

/** The scored part of the catalogue at one commit point. */
export interface CatalogueSnapshot {
  readonly proposals: ReadonlyMap<string, SnapshotProposal>;
  readonly measures: ReadonlyMap<string, SnapshotMeasure>;
  readonly proposalOfAsk: ReadonlyMap<string, SnapshotProposal>;
  /** Ids of the measures that have an ask's words, by ask. */
  readonly borrowers: ReadonlyMap<string, ReadonlySet<string>>;
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
  /** Without the words that asks lend. */
  readonly input: MeasureInput;
  readonly wordings: readonly { readonly askId: string; readonly text: string }[];
}
