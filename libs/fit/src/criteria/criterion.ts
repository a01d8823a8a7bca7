import {
  type AiStage,
  type Certificate,
  type CompanySize,
  type Exclusion,
  type Province,
  type SiteKind,
} from '../facts/vocabulary.js';

/** One end of a range. */
export interface Bound {
  readonly value: number;
  /** True for 이상, 이하 and 이내; false for 초과 and 미만. */
  readonly inclusive: boolean;
}

/** A range of numbers; an end that is null is open. */
export interface NumberRange {
  readonly min: Bound | null;
  readonly max: Bound | null;
}

/** Time since founding (업력, 창업 후). */
export interface FirmAgeRule extends NumberRange {
  readonly kind: 'firm-age';
  readonly unit: 'years' | 'months';
}

/** The applicant has not founded a business yet (예비창업자). */
export interface PreFounderRule {
  readonly kind: 'pre-founder';
}

/** Regular employees (상시근로자). */
export interface EmployeesRule extends NumberRange {
  readonly kind: 'employees';
}

/** Sales in won; `unstated` is read as the latest closed year, as notices mean it. */
export interface SalesRule extends NumberRange {
  readonly kind: 'sales';
  readonly basis: 'latest-year' | 'three-year-average' | 'unstated';
}

/** A site in one of the provinces; with `districts` in one of those 시군구 there. */
export interface RegionRule {
  readonly kind: 'region';
  readonly provinces: readonly Province[];
  /** Written names such as `남구`; empty for the whole province. */
  readonly districts: readonly string[];
  /** Kinds of site that count; empty when the notice does not say which. */
  readonly sites: readonly SiteKind[];
}

/** One of the industries, each with all below it. */
export interface IndustryRule {
  readonly kind: 'industry';
  /** KSIC codes: section letters or digits of a division and below. */
  readonly codes: readonly string[];
}

export interface SizeRule {
  readonly kind: 'size';
  readonly sizes: readonly CompanySize[];
}

/** At least one of the certificates. */
export interface CertificateRule {
  readonly kind: 'certificate';
  readonly certificates: readonly Certificate[];
}

/** Age of the representative in completed years (만 나이). */
export interface RepresentativeAgeRule extends NumberRange {
  readonly kind: 'representative-age';
}

/** At least one of the stages. */
export interface AiStageRule {
  readonly kind: 'ai-stage';
  readonly stages: readonly AiStage[];
}

/** A ground for exclusion; stands with the polarity `excludes`. */
export interface ExclusionRule {
  readonly kind: 'exclusion';
  readonly exclusion: Exclusion;
}

/** A condition that was recognised as one but not understood: always unknown. */
export interface OtherRule {
  readonly kind: 'other';
}

/** A mark that any rule may bear. */
interface Exceptable {
  /** The notice names an exception: where the rule decides against the company, the exception may still let it in. */
  readonly hasException?: true;
}

/** A rule without alternatives. */
export type SimpleRule = Exceptable & PlainRule;

type PlainRule =
  | FirmAgeRule
  | PreFounderRule
  | EmployeesRule
  | SalesRule
  | RegionRule
  | IndustryRule
  | SizeRule
  | CertificateRule
  | RepresentativeAgeRule
  | AiStageRule
  | ExclusionRule
  | OtherRule;

/** Alternatives (예비창업자 또는 업력 3년 이내): at least one holds. */
export interface AnyOfRule extends Exceptable {
  readonly kind: 'any-of';
  /** Two or more. */
  readonly rules: readonly SimpleRule[];
}

export type Rule = SimpleRule | AnyOfRule;
export type RuleKind = Rule['kind'];

/** Every kind, in the order in which criteria are shown. */
export const RULE_KINDS = [
  'exclusion',
  'pre-founder',
  'firm-age',
  'size',
  'employees',
  'sales',
  'region',
  'industry',
  'certificate',
  'representative-age',
  'ai-stage',
  'any-of',
  'other',
] as const satisfies readonly RuleKind[];

export const POLARITIES = ['requires', 'excludes'] as const;
/** `requires`: the rule must hold. `excludes`: it must not. */
export type CriterionPolarity = (typeof POLARITIES)[number];

export const CRITERION_ORIGINS = ['extracted', 'staff'] as const;
export type CriterionOrigin = (typeof CRITERION_ORIGINS)[number];

/** A condition of a programme, typed, with the words of the notice that it follows from. */
export interface Criterion {
  /** Unique among the criteria of a programme. */
  readonly id: string;
  readonly polarity: CriterionPolarity;
  readonly rule: Rule;
  /** The deciding sentence as the notice has it. */
  readonly sentence: string;
  /** Where the sentence stands in the text of the programme (UTF-16 offsets); null when staff wrote it. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** 0 to 1; below {@link DECIDING_CONFIDENCE} the criterion decides nothing by itself. */
  readonly confidence: number;
  readonly origin: CriterionOrigin;
}

/** What of a criterion decides: criteria that agree in it are decided alike, whatever their sentences say. */
export type Condition = Pick<Criterion, 'rule' | 'polarity' | 'confidence'>;

/** Confidence from which on a criterion may decide. */
export const DECIDING_CONFIDENCE = 0.7;
