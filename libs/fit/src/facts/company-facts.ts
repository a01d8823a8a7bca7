import {
  type AiStage,
  type Certificate,
  type CompanySize,
  type Exclusion,
  type Province,
  type SiteKind,
} from './vocabulary.js';

/** The sales of one year. */
export interface YearSales {
  /** Calendar year, such as 2025. */
  readonly year: number;
  /** Won, not thousands or ten thousands of it. */
  readonly krw: number;
}

/** A place of business and since when until when it is one. */
export interface CompanySite {
  readonly site: SiteKind;
  readonly province: Province;
  /** 시군구 as it is written, such as `남구`; null when it is not known. */
  readonly district: string | null;
  /** First and last day, `YYYY-MM-DD`; null for "since ever" and "still". */
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * What is known of a company. `null`, and in the two records an absent key, means "모름" (not known) and is a valid
 * answer everywhere; an empty list means "none", which is something known.
 */
export interface CompanyFacts {
  /** Day of founding (개업일 or 법인설립등기일), `YYYY-MM-DD`. */
  readonly foundedOn: string | null;
  /** Whether the applicant has yet to found a business (예비창업자). */
  readonly preFounder: boolean | null;
  /** Sales of up to the last three closed years, in any order; a year that is missing is not known. */
  readonly salesKrw: readonly YearSales[] | null;
  /** Regular employees (상시근로자). */
  readonly employees: number | null;
  readonly sites: readonly CompanySite[] | null;
  /** KSIC codes at any depth: a section letter (`C`) or the two to five digits below it (`62`, `62010`); the first is the main one. */
  readonly industries: readonly string[] | null;
  readonly certificates: Readonly<Partial<Record<Certificate, boolean>>>;
  /** Birthday of the representative, `YYYY-MM-DD`, for conditions on their age (청년 대표). */
  readonly representativeBornOn: string | null;
  readonly aiStages: readonly AiStage[] | null;
  /** What the company wants to do, in its own words; decides relevance, never eligibility. */
  readonly wants: string | null;
  /** True where the ground for exclusion holds. */
  readonly exclusions: Readonly<Partial<Record<Exclusion, boolean>>>;
  /** The size class as the company states it (중소기업확인서); null derives it from industry, sales and employees. */
  readonly statedSize: CompanySize | null;
}

/** A company of which nothing is known. */
export const UNKNOWN_COMPANY: CompanyFacts = Object.freeze({
  foundedOn: null,
  preFounder: null,
  salesKrw: null,
  employees: null,
  sites: null,
  industries: null,
  certificates: {},
  representativeBornOn: null,
  aiStages: null,
  wants: null,
  exclusions: {},
  statedSize: null,
});

/** One fact that can be asked for; those of the two records are asked one by one. */
export type FactName =
  | 'foundedOn'
  | 'preFounder'
  | 'salesKrw'
  | 'employees'
  | 'sites'
  | 'industries'
  | 'representativeBornOn'
  | 'aiStages'
  | 'statedSize'
  | `certificates.${Certificate}`
  | `exclusions.${Exclusion}`;
