import { type CompanyFacts } from '../facts/company-facts.js';

/** Longest name of a profile, UTF-16 code units; most profiles of one company. */
export const PROFILE_LIMITS = { name: 80, most: 20 } as const;

/** What a company says of itself, under a name (기업 프로필). */
export interface CompanyProfile {
  readonly id: string;
  readonly name: string;
  readonly facts: CompanyFacts;
  /** Counts from 1. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type CompanyProfileDraft = Pick<CompanyProfile, 'name' | 'facts'>;

/** The company for which somebody acts. */
export interface OwnCompany {
  readonly id: string;
  /** Null while the company is not published. */
  readonly title: string | null;
  readonly titleEn: string | null;
}
