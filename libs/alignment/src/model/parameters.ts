import { type PositivePart, type WordPart } from '../score/part.js';

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
export type PartWeights = Readonly<Record<PositivePart, number>>;

/**
 * Logistic calibration of one kind of measure:
 * P(grade ≥ 2) = σ(intercept + Σ slope × contribution + reference × nearest reference of the ask), each 0 to 1.
 */
export interface Calibration {
  readonly intercept: number;
  readonly slopes: Readonly<Record<PositivePart, number>>;
  readonly reference: number;
}

/** What opposition is judged by; see `oppositionFeatures`. Fixed order. */
export const OPPOSITION_FEATURES = [
  'objects',
  'objectsNear',
  'objectsToLoosening',
  'objectsToTightening',
  'objectsToBill',
  'tightensLoosening',
  'loosensTightening',
] as const;
export type OppositionFeature = (typeof OPPOSITION_FEATURES)[number];

/** What coverage is judged by; see `coverageFeatures`. Fixed order. */
export const COVERAGE_FEATURES = [
  'best',
  'bestLive',
  'meaning',
  'reference',
  'words',
  'tightens',
  'loosens',
  'objects',
  'asksTiming',
] as const;
export type CoverageFeature = (typeof COVERAGE_FEATURES)[number];

/** A logistic rule with the chance from which it holds. */
export interface LogisticRule<F extends string> {
  readonly intercept: number;
  readonly weights: Readonly<Record<F, number>>;
  readonly threshold: number;
}

/** Rules of coverage. */
export interface CoverageParameters {
  readonly gap: LogisticRule<CoverageFeature>;
  readonly covered: LogisticRule<CoverageFeature>;
  /** From this confidence a measure is named as an answer; 0 to 1. */
  readonly answering: number;
}

/** All constants of the score. Learnt ones come from `npm run train`; see docs/scoring.md for each. */
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
  /** Cosines that count as no and as full likeness of meaning. */
  readonly meaning: { readonly low: number; readonly high: number };
  /** Share of a part that counts as fully met, 0 to 1. */
  readonly full: Readonly<Record<WordPart | 'focus', number>>;
  readonly weights: {
    readonly programme: PartWeights;
    readonly legislative_item: PartWeights;
  };
  readonly calibration: { readonly programme: Calibration; readonly legislative_item: Calibration };
  readonly bands: { readonly strong: number; readonly partial: number; readonly weak: number };
  readonly direction: LogisticRule<OppositionFeature> & {
    /** Highest score, in tenths, of a measure that goes the other way. */
    readonly capTenths: number;
  };
  readonly coverage: CoverageParameters;
}
