/** What a company can be certified or recognised as; held, known not to be held, or not known. */
export const CERTIFICATES = [
  'venture',
  'inno-biz',
  'main-biz',
  'research-institute',
  'women-owned',
  'disabled-owned',
  'social-enterprise',
] as const;
export type Certificate = (typeof CERTIFICATES)[number];

/** What shuts a company out of most programmes while it holds. */
export const EXCLUSIONS = [
  'tax-arrears',
  'duplicate-support',
  'credit-default',
  'closed-business',
  'insolvency',
  'support-ban',
  'wage-arrears',
  'restricted-industry',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** What a company does with AI: several may hold at once. */
export const AI_STAGES = ['uses', 'builds', 'supplies'] as const;
export type AiStage = (typeof AI_STAGES)[number];

/**
 * Size classes by Korean law, smallest first, each apart from the others: 소상공인, 소기업 that are none, 중기업, 중견기업, 대기업.
 */
export const COMPANY_SIZES = ['micro', 'small', 'medium', 'mid-market', 'large'] as const;
export type CompanySize = (typeof COMPANY_SIZES)[number];

/** What a place of business is. */
export const SITE_KINDS = ['head-office', 'factory', 'laboratory', 'branch'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** The seventeen provinces and metropolitan cities (시도) by the names that the thesaurus has for them after `region.`. */
export const PROVINCES = [
  'seoul',
  'busan',
  'daegu',
  'incheon',
  'gwangju',
  'daejeon',
  'ulsan',
  'sejong',
  'gyeonggi',
  'gangwon',
  'chungbuk',
  'chungnam',
  'jeonbuk',
  'jeonnam',
  'gyeongbuk',
  'gyeongnam',
  'jeju',
] as const;
export type Province = (typeof PROVINCES)[number];
