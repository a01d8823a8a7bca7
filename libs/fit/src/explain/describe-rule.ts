import { type BilingualText } from '@jeonghap/alignment';

import { type Bound, type NumberRange, type Rule, type SimpleRule } from '../criteria/criterion.js';
import { findIndustry } from '../ksic/find-industry.js';
import {
  AI_STAGE_LABELS,
  CERTIFICATE_LABELS,
  EXCLUSION_LABELS,
  PROVINCE_LABELS,
  SITE_LABELS,
  SIZE_LABELS,
} from './labels.js';

const say = (ko: string, en: string): BilingualText => ({ ko, en });

/** A rule as a noun phrase: `업력 7년 이내`, `firm age up to 7 years`. */
export function describeRule(rule: Rule): BilingualText {
  const known = DESCRIBED.get(rule);
  if (known !== undefined) return known;
  const text = describe(rule);
  DESCRIBED.set(rule, text);
  return text;
}

/** The same rule is described for every company. */
const DESCRIBED = new WeakMap<Rule, BilingualText>();

function describe(rule: Rule): BilingualText {
  if (rule.kind !== 'any-of') return describeSimple(rule);
  const all = rule.rules.map(describeSimple);
  return say(all.map(({ ko }) => ko).join(' 또는 '), all.map(({ en }) => en).join(' or '));
}

// eslint-disable-next-line complexity -- one line for each kind of rule
function describeSimple(rule: SimpleRule): BilingualText {
  switch (rule.kind) {
    case 'firm-age':
      return describeRange('업력', 'firm age', rule, rule.unit === 'years' ? YEARS : MONTHS);
    case 'pre-founder':
      return say('예비창업자', 'not founded yet');
    case 'employees':
      return describeRange('상시근로자', 'regular employees', rule, PERSONS);
    case 'sales': {
      const [ko, en] = SALES_NAMES[rule.basis];
      return describeRange(ko, en, rule, KRW);
    }
    case 'size':
      return listOf(rule.sizes.map((size) => SIZE_LABELS[size]));
    case 'region': {
      const places = rule.districts.length > 0 ? rule.districts.map((name) => say(name, name)) : [];
      const provinces = rule.provinces.map((province) => PROVINCE_LABELS[province]);
      const sites = listOf(rule.sites.map((site) => SITE_LABELS[site]));
      const where = listOf(
        provinces.length === 1 && places.length > 0 ? [...provinces, ...places] : provinces,
      );
      return say(
        `${where.ko} 소재${sites.ko === '' ? '' : ` ${sites.ko}`}`,
        `${sites.en || 'site'} in ${where.en}`,
      );
    }
    case 'industry':
      return listOf(rule.codes.map((code) => findIndustry(code) ?? say(code, code)));
    case 'certificate':
      return listOf(rule.certificates.map((certificate) => CERTIFICATE_LABELS[certificate]));
    case 'representative-age':
      return describeRange('대표자 나이', 'age of the representative', rule, AGE);
    case 'ai-stage':
      return listOf(rule.stages.map((stage) => AI_STAGE_LABELS[stage]));
    case 'exclusion':
      return EXCLUSION_LABELS[rule.exclusion];
    case 'other':
      return say('자동으로 읽지 못한 조건', 'a condition that was not understood');
  }
}

function listOf(labels: readonly BilingualText[]): BilingualText {
  return say(labels.map(({ ko }) => ko).join('·'), labels.map(({ en }) => en).join(', '));
}

interface Unit {
  readonly ko: (value: number) => string;
  readonly en: (value: number) => string;
  /** What a closed upper end is called: 이내 for time, 이하 for the rest. */
  readonly upTo: string;
}

const YEARS: Unit = {
  ko: (value) => `${String(value)}년`,
  en: (value) => `${String(value)} years`,
  upTo: '이내',
};
const MONTHS: Unit = {
  ko: (value) => `${String(value)}개월`,
  en: (value) => `${String(value)} months`,
  upTo: '이내',
};
const PERSONS: Unit = { ko: (value) => `${String(value)}명`, en: String, upTo: '이하' };
const AGE: Unit = { ko: (value) => `만 ${String(value)}세`, en: String, upTo: '이하' };
const KRW: Unit = {
  ko: (value) => wonInKorean(value),
  en: (value) => `KRW ${value.toLocaleString('en')}`,
  upTo: '이하',
};
const SALES_NAMES = {
  'latest-year': ['직전 연도 매출액', 'sales of the latest year'],
  'three-year-average': ['3년 평균 매출액', 'average sales of three years'],
  unstated: ['매출액', 'sales'],
} as const;

function describeRange(ko: string, en: string, { min, max }: NumberRange, unit: Unit): BilingualText {
  const words = (bound: Bound | null, closed: string, open: string): readonly string[] =>
    bound === null ? [] : [`${unit.ko(bound.value)} ${bound.inclusive ? closed : open}`];
  const english = (bound: Bound | null, closed: string, open: string): readonly string[] =>
    bound === null ? [] : [`${bound.inclusive ? closed : open} ${unit.en(bound.value)}`];
  return say(
    [ko, ...words(min, '이상', '초과'), ...words(max, unit.upTo, '미만')].join(' '),
    [
      en,
      [...english(min, 'at least', 'more than'), ...english(max, 'at most', 'less than')].join(' and '),
    ].join(' '),
  );
}

/** Won as it is written in Korean: 12억 3,000만 원. Amounts below ten thousand won stand as they are. */
export function wonInKorean(krw: number): string {
  const eok = Math.floor(krw / 1e8);
  const man = Math.floor((krw % 1e8) / 1e4);
  const parts = [
    ...(eok > 0 ? [`${eok.toLocaleString('en')}억`] : []),
    ...(man > 0 ? [`${man.toLocaleString('en')}만`] : []),
  ];
  return parts.length === 0 ? `${krw.toLocaleString('en')}원` : `${parts.join(' ')} 원`;
}
