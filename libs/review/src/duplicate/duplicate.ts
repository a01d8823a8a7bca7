/** One side of a pair of proposals that seem to ask the same. */
export interface DuplicateSide {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly stakeholder: string;
  readonly stakeholderEn: string | null;
  readonly revision: number;
}

export interface DuplicateAsk {
  readonly id: string;
  readonly no: number;
  readonly text: string;
}

/** Two published proposals that seem to ask the same, and the asks and words that this rests on. */
export interface Duplicate {
  /** 0 to 1. */
  readonly likeness: number;
  /** Whether a person found that they do not ask the same. */
  readonly isDismissed: boolean;
  readonly first: DuplicateSide;
  readonly second: DuplicateSide;
  /** The most alike first. */
  readonly asks: readonly {
    readonly likeness: number;
    readonly words: readonly string[];
    readonly first: DuplicateAsk;
    readonly second: DuplicateAsk;
  }[];
}

/** A published proposal that asks what somebody is writing. */
export interface LikeSuggestion {
  /** 0 to 1. */
  readonly likeness: number;
  /** Words that both use, the rarest first. */
  readonly words: readonly string[];
  readonly proposal: DuplicateSide;
  readonly ask: DuplicateAsk;
}
