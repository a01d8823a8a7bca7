/** The kinds of concept the thesaurus holds; also the names of its data files (`<type>.jsonl`). */
export const CONCEPT_TYPES = [
  'beneficiary',
  'cost-item',
  'direction',
  'event',
  'institution',
  'instrument',
  'life-event',
  'object',
  'region',
  'right-duty',
  'sector',
  'technology',
] as const;

export type ConceptType = (typeof CONCEPT_TYPES)[number];

/** `+` means more, stricter, wider; `-` less, looser, narrower. A convention for comparing, not a judgement. */
export type Polarity = '+' | '-';

/** One concept of the policy thesaurus, one JSON object a line in `libs/alignment/thesaurus/<type>.jsonl`. */
export interface ConceptRecord {
  /** `<type>.<slug>`, lower-case ASCII words joined by hyphens; never reused for another meaning. */
  readonly id: string;
  readonly type: ConceptType;
  /**
   * Display name in Korean; may join two names by `·` or carry a note in brackets. It is not matched: a plain
   * name stands among the wordings too.
   */
  readonly ko: string;
  /** Display name in English. */
  readonly en: string;
  /** Words of ministries and statutes. */
  readonly official: readonly string[];
  /** What people say; may end inside a word (`빌려 쓰`) so that any ending follows. */
  readonly lay: readonly string[];
  /** Abbreviations, Korean or Latin; Latin ones need word boundaries. */
  readonly abbr: readonly string[];
  readonly en_alt: readonly string[];
  /** Slang kept for recall only; must never be displayed. */
  readonly rude?: readonly string[];
  /** Two or three stems that together in one sentence mean the concept. */
  readonly patterns: readonly (readonly string[])[];
  /** Ids of wider concepts; no cycles. */
  readonly broader: readonly string[];
  /** Ids of neighbouring concepts; read in both directions. */
  readonly related: readonly string[];
  readonly polarity: Polarity | null;
  /** Id of the concept that says the contrary; symmetric, with the other polarity. */
  readonly opposite: string | null;
}
