import { type BilingualText } from '@jeonghap/alignment';

import { type RuleKind } from '../criteria/criterion.js';
import { type FactName } from '../facts/company-facts.js';
import {
  type AiStage,
  type Certificate,
  type CompanySize,
  type Exclusion,
  type Province,
  type SiteKind,
} from '../facts/vocabulary.js';

type Labels<K extends string> = Readonly<Record<K, BilingualText>>;
const say = (ko: string, en: string): BilingualText => ({ ko, en });

export const CERTIFICATE_LABELS: Labels<Certificate> = {
  venture: say('벤처기업 확인', 'venture business confirmation'),
  'inno-biz': say('이노비즈 인증', 'Inno-Biz certification'),
  'main-biz': say('메인비즈 인증', 'Main-Biz certification'),
  'research-institute': say('기업부설연구소', 'corporate research institute'),
  'women-owned': say('여성기업 확인', 'women-owned business confirmation'),
  'disabled-owned': say('장애인기업 확인', 'disabled-owned business confirmation'),
  'social-enterprise': say('사회적기업 인증', 'social enterprise certification'),
};

export const EXCLUSION_LABELS: Labels<Exclusion> = {
  'tax-arrears': say('국세·지방세 체납', 'tax arrears'),
  'duplicate-support': say('동일·유사 사업 중복 지원', 'support by a same or similar programme'),
  'credit-default': say('금융기관 채무불이행', 'default on debts to financial institutions'),
  'closed-business': say('휴업·폐업', 'suspended or closed business'),
  insolvency: say('파산·회생 절차', 'bankruptcy or rehabilitation proceedings'),
  'support-ban': say('정부지원사업 참여 제한', 'ban from government support'),
  'wage-arrears': say('임금 체불', 'wage arrears'),
  'restricted-industry': say('지원 제외 업종', 'excluded line of business'),
};

export const SIZE_LABELS: Labels<CompanySize> = {
  micro: say('소상공인', 'micro business'),
  small: say('소기업', 'small business'),
  medium: say('중기업', 'medium business'),
  'mid-market': say('중견기업', 'mid-market company'),
  large: say('대기업', 'large company'),
};

export const AI_STAGE_LABELS: Labels<AiStage> = {
  uses: say('AI 활용', 'uses AI'),
  builds: say('AI 개발', 'builds AI'),
  supplies: say('AI 공급', 'supplies AI'),
};

export const SITE_LABELS: Labels<SiteKind> = {
  'head-office': say('본사', 'head office'),
  factory: say('공장', 'factory'),
  laboratory: say('연구소', 'laboratory'),
  branch: say('지사', 'branch'),
};

export const PROVINCE_LABELS: Labels<Province> = {
  seoul: say('서울', 'Seoul'),
  busan: say('부산', 'Busan'),
  daegu: say('대구', 'Daegu'),
  incheon: say('인천', 'Incheon'),
  gwangju: say('광주', 'Gwangju'),
  daejeon: say('대전', 'Daejeon'),
  ulsan: say('울산', 'Ulsan'),
  sejong: say('세종', 'Sejong'),
  gyeonggi: say('경기', 'Gyeonggi'),
  gangwon: say('강원', 'Gangwon'),
  chungbuk: say('충북', 'Chungbuk'),
  chungnam: say('충남', 'Chungnam'),
  jeonbuk: say('전북', 'Jeonbuk'),
  jeonnam: say('전남', 'Jeonnam'),
  gyeongbuk: say('경북', 'Gyeongbuk'),
  gyeongnam: say('경남', 'Gyeongnam'),
  jeju: say('제주', 'Jeju'),
};

/** What kinds of conditions are called. */
export const KIND_LABELS: Labels<RuleKind> = {
  'firm-age': say('업력', 'firm age'),
  'pre-founder': say('예비창업자', 'founded or not yet'),
  employees: say('상시근로자', 'regular employees'),
  sales: say('매출액', 'sales'),
  region: say('소재지', 'region'),
  industry: say('업종', 'industry'),
  size: say('기업 규모', 'size class'),
  certificate: say('인증·확인', 'certificates'),
  'representative-age': say('대표자 나이', 'age of the representative'),
  'ai-stage': say('인공지능 활용', 'use of AI'),
  exclusion: say('제외 사유', 'grounds for exclusion'),
  'any-of': say('여럿 가운데 하나', 'alternatives'),
  other: say('기타 조건', 'other conditions'),
};

const FACTS: Labels<Exclude<FactName, `${string}.${string}`>> = {
  foundedOn: say('창업일', 'the day of founding'),
  preFounder: say('예비창업자 여부', 'whether the applicant has yet to found a business'),
  salesKrw: say('연도별 매출액', 'sales by year'),
  employees: say('상시근로자 수', 'the number of regular employees'),
  sites: say('사업장 소재지', 'where the sites are'),
  industries: say('업종', 'the industry'),
  representativeBornOn: say('대표자 생년월일', 'the birthday of the representative'),
  aiStages: say('AI 활용·개발 단계', 'what the company does with AI'),
  statedSize: say('기업 규모', 'the size class'),
};

/** What a fact is called when it is asked for. */
export function factLabel(fact: FactName): BilingualText {
  const [group, item] = fact.split('.');
  const certificate = Object.entries(CERTIFICATE_LABELS).find(([name]) => name === item)?.[1];
  const exclusion = Object.entries(EXCLUSION_LABELS).find(([name]) => name === item)?.[1];
  if (group === 'certificates' && certificate !== undefined)
    return say(`${certificate.ko} 보유 여부`, `whether there is a ${certificate.en}`);
  if (group === 'exclusions' && exclusion !== undefined)
    return say(`${exclusion.ko} 해당 여부`, `whether there is ${exclusion.en}`);
  return Object.entries(FACTS).find(([name]) => name === fact)?.[1] ?? say(fact, fact);
}
