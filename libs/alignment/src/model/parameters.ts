import { type WordPart } from '../score/part.js';

/** Trust in a concept found through each kind of wording, 0 to 1. */
export interface WordingTrust {
  readonly official: number;
  readonly lay: number;
  /** Lay wordings of three characters or fewer. */
  readonly shortLay: number;
  readonly abbreviation: number;
  readonly english: number;
  /** Stems of a pattern found in one sentence. */
  readonly pattern: number;
  /** Patterns of two stems of which one is AI. */
  readonly genericPattern: number;
}

/** How much of a concept a linked concept carries, 0 to 1. */
export interface LinkStrength {
  readonly broader: number;
  readonly narrower: number;
  readonly related: number;
  /** Two concepts that share a wording. */
  readonly shared: number;
  /** Each further step multiplies by this. */
  readonly secondStep: number;
  /** Links weaker than this are dropped. */
  readonly floor: number;
}

/** Weights of the words of an ask by the field they stand in. */
export interface FieldWeights {
  readonly text: number;
  readonly title: number;
  readonly context: number;
}

/** Part weights of one kind of measure: non-negative, relative to one another. */
export interface PartWeights extends Readonly<Record<WordPart, number>> {
  readonly focus: number;
  readonly quantity: number;
  readonly timing: number;
  readonly legal: number;
}

/** Logistic calibration of one kind of measure: P(grade ≥ 2) = σ(intercept + Σ coefficient × signal). */
export interface Calibration {
  readonly intercept: number;
  readonly score: number;
  readonly focus: number;
  readonly object: number;
}

/** Rules of coverage; confidences are 0 to 1. */
export interface CoverageParameters {
  /** From this confidence a live measure may cover an ask. */
  readonly covered: number;
  /** From this confidence a measure answers an ask in part. */
  readonly partial: number;
  /** Facets whose absence keeps an ask from being covered. */
  readonly essential: readonly string[];
}

/** All constants of the score. Set by hand on the development texts. */
export interface ModelParameters {
  readonly version: number;
  readonly trust: WordingTrust;
  readonly links: LinkStrength;
  readonly fields: FieldWeights;
  readonly lexical: {
    readonly k1: number;
    readonly b: number;
    readonly titleCount: number;
    /** Strength of a concept found in the body of a measure against its title. */
    readonly bodyConcept: number;
    /** Best a concept can explain of a word that is not there literally. */
    readonly conceptCeiling: number;
  };
  /** Share of a part that counts as fully met, 0 to 1. */
  readonly full: Readonly<Record<WordPart | 'focus', number>>;
  readonly weights: {
    readonly programme: PartWeights;
    readonly legislative_item: PartWeights;
  };
  readonly calibration: { readonly programme: Calibration; readonly legislative_item: Calibration };
  readonly bands: { readonly strong: number; readonly partial: number; readonly weak: number };
  readonly direction: {
    /** Highest score, in tenths, of a measure that goes the other way. */
    readonly capTenths: number;
  };
  readonly coverage: CoverageParameters;
}
