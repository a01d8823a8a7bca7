import { type CompanyFacts } from '../api/model.js';

/** Words of the API that the pages list; what they are called stands in the wording. */
export const PROVINCE_WORDS = [
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
] as const satisfies readonly NonNullable<CompanyFacts['sites']>[number]['province'][];

export const CERTIFICATE_WORDS = [
  'venture',
  'inno-biz',
  'main-biz',
  'research-institute',
  'women-owned',
  'disabled-owned',
  'social-enterprise',
] as const satisfies readonly (keyof CompanyFacts['certificates'])[];

export const EXCLUSION_WORDS = [
  'tax-arrears',
  'duplicate-support',
  'credit-default',
  'closed-business',
  'insolvency',
  'support-ban',
  'wage-arrears',
  'restricted-industry',
] as const satisfies readonly (keyof CompanyFacts['exclusions'])[];

export const SIZE_WORDS = ['micro', 'small', 'medium', 'mid-market', 'large'] as const;
