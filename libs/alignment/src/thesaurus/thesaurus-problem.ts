export type ProblemSeverity = 'error' | 'warning';

export type ProblemCode =
  | 'not-a-record'
  | 'missing-key'
  | 'unknown-key'
  | 'wrong-type'
  | 'bad-id'
  | 'empty-name'
  | 'no-wording'
  | 'unmatched-name'
  | 'repeated-wording'
  | 'one-syllable'
  | 'grammar-fragment'
  | 'bare-number'
  | 'short-pattern'
  | 'long-pattern'
  | 'repeated-pattern'
  | 'self-link'
  | 'duplicate-id'
  | 'dangling-link'
  | 'broader-cycle'
  | 'asymmetric-opposite'
  | 'same-polarity'
  | 'missing-polarity'
  | 'orphan'
  | 'contradictory-wording'
  | 'contradictory-pattern'
  | 'displayed-slang'
  | 'shared-wording';

/** One fault of the thesaurus. Both severities fail the command; a warning may be cured by a link. */
export interface ThesaurusProblem {
  readonly severity: ProblemSeverity;
  readonly code: ProblemCode;
  /** Id of the record at fault, or its position (`#12`) when it has none. */
  readonly id: string;
  /** What is wrong, with the value at fault. */
  readonly detail: string;
}
