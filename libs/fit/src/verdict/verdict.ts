import { type BilingualText } from '@jeonghap/alignment';
import { type CriterionPolarity, type Criterion, type Rule } from '../criteria/criterion.js';
import { type FactName } from '../facts/company-facts.js';
import { type CompanySize } from '../facts/vocabulary.js';
import { type SizeTable } from '../size/size-table.js';

export const CRITERION_VERDICTS = ['meets', 'fails', 'unknown'] as const;
/** Whether the company passes a criterion; of an exclusion, `meets` says that it is not excluded. */
export type CriterionVerdict = (typeof CRITERION_VERDICTS)[number];

export const FIT_VERDICTS = ['eligible', 'check', 'not_eligible'] as const;
/** 신청 가능, 확인 필요, 불가. */
export type FitVerdict = (typeof FIT_VERDICTS)[number];

/** How verdicts read in files and reports. */
export const FIT_VERDICT_WORDS: Readonly<Record<FitVerdict, BilingualText>> = {
  eligible: { ko: '신청 가능', en: 'Can apply' },
  check: { ko: '확인 필요', en: 'To be checked' },
  not_eligible: { ko: '불가', en: 'Cannot apply' },
};

/** Why a criterion is decided as it is. */
export const REASON_CODES = [
  'compared', // fact and rule were compared: see `value`
  'fact-missing', // facts that would decide are not known: see `asks`
  'not-understood', // the rule is of the kind `other`
  'low-confidence', // the reading of the sentence is not sure enough: see `leaning`
  'contradictory', // facts exclude each other, such as a day of founding of a pre-founder
  'not-founded', // the rule is on a business, and there is none yet
  'exception', // it fails, but the notice names an exception that may let the company in
  'too-young', // there is no full year of sales yet
  'threshold-unknown', // the statutory ceiling of this industry is not known exactly
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** What of the company was compared; the form follows the kind of the rule. */
export type ComparedValue =
  | { readonly kind: 'age'; readonly years: number; readonly months: number }
  | { readonly kind: 'number'; readonly unit: 'persons' | 'krw' | 'years'; readonly value: number }
  | { readonly kind: 'size'; readonly sizes: readonly CompanySize[] }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'flag'; readonly value: boolean };

/** How a company does by a condition, whichever sentence says it. */
export interface Decision {
  readonly rule: Rule;
  readonly polarity: CriterionPolarity;
  readonly verdict: CriterionVerdict;
  readonly reason: ReasonCode;
  /** What the verdict would be if the reading were sure; the same as `verdict` except for `low-confidence` and `exception`. */
  readonly leaning: CriterionVerdict;
  /** What was compared; null when nothing could be. */
  readonly value: ComparedValue | null;
  /** Facts that are not known and would decide the criterion, in a fixed order; empty when it is decided. */
  readonly asks: readonly FactName[];
}

/** How a company does by a criterion. */
export interface CriterionResult extends Decision {
  readonly criterionId: string;
  readonly sentence: string;
  readonly span: Criterion['span'];
}

/** How a company does by a programme. */
export interface FitResult<D extends Decision = CriterionResult> {
  readonly verdict: FitVerdict;
  /** Exclusions first, then by kind, then by id, whatever order they came in. */
  readonly criteria: readonly D[];
  /** True when the programme has no criteria at all, so that nothing could be decided; the verdict is `check`. */
  readonly hasNoCriteria: boolean;
}

/** What a verdict depends on besides facts and criteria. */
export interface FitContext {
  /** The day on which it is decided, `YYYY-MM-DD` in Seoul. */
  readonly today: string;
  /** Statutory size classes; {@link SIZE_TABLE} is the one of this release. */
  readonly sizes: SizeTable;
}
