import { type Axis, type LegislativeStage } from '@jeonghap/catalogue';
import { type CoverageStatus } from '@jeonghap/recompute';
import { type CoverageTable, type FrontNumber } from '../model/report.js';
import { type Language } from './document.js';

export type Bilingual = Readonly<Record<Language, string>>;

export const COVERAGE_WORDS: Readonly<Record<CoverageStatus | 'unknown', Bilingual>> = {
  covered: { ko: '대응', en: 'Covered' },
  partial: { ko: '부분 대응', en: 'Partly covered' },
  gap: { ko: '공백', en: 'Gap' },
  insufficient: { ko: '자료 부족', en: 'Insufficient data' },
  unknown: { ko: '산출 전', en: 'Not computed' },
};

export const AXIS_WORDS: Readonly<Record<Axis, Bilingual>> = {
  infrastructure: { ko: '인프라', en: 'Infrastructure' },
  data: { ko: '데이터', en: 'Data' },
  research: { ko: '연구개발', en: 'Research' },
  trust: { ko: '신뢰·윤리', en: 'Trust' },
  diffusion: { ko: '확산', en: 'Diffusion' },
  talent: { ko: '인재', en: 'Talent' },
  finance: { ko: '금융·세제', en: 'Finance' },
  market: { ko: '시장·조달', en: 'Market' },
  global: { ko: '국제·수출', en: 'Global' },
  governance: { ko: '거버넌스', en: 'Governance' },
};

export const STAGE_WORDS: Readonly<Record<LegislativeStage, Bilingual>> = {
  discussed: { ko: '논의', en: 'discussed' },
  planned: { ko: '계획', en: 'planned' },
  bill: { ko: '법안 계류', en: 'bill pending' },
  promulgated: { ko: '공포', en: 'promulgated' },
  in_force: { ko: '시행', en: 'in force' },
};

export const FACET_WORDS: Readonly<
  Record<CoverageTable['facet'], { readonly name: Bilingual; readonly none: Bilingual }>
> = {
  axis: { name: { ko: '의제 축', en: 'Policy axis' }, none: { ko: '축 미지정', en: 'No axis' } },
  stakeholder: { name: { ko: '제안자', en: 'Stakeholder' }, none: { ko: '비공개', en: 'Not public' } },
  ministry: { name: { ko: '소관 부처', en: 'Ministry' }, none: { ko: '부처 없음', en: 'No ministry' } },
  instrument: {
    name: { ko: '정책 수단', en: 'Instrument' },
    none: { ko: '수단 미지정', en: 'No instrument' },
  },
  region: { name: { ko: '지역', en: 'Region' }, none: { ko: '지역 미지정', en: 'No region' } },
};

export const NUMBER_WORDS: Readonly<Record<FrontNumber['name'], Bilingual>> = {
  gaps: { ko: '공백인 제안', en: 'Proposals with a gap' },
  answered: { ko: '대응 또는 부분 대응인 제안', en: 'Proposals covered or partly covered' },
  closing: { ko: '10영업일 안에 마감하는 사업', en: 'Programmes that close within 10 working days' },
};

/** Columns of programmes and legislative items by their names in the database. */
const FIELD_WORDS: Readonly<Record<string, Bilingual>> = {
  title: { ko: '제목', en: 'title' },
  title_en: { ko: '영문 제목', en: 'English title' },
  body: { ko: '본문', en: 'text' },
  asks: { ko: '요구', en: 'asks' },
  ministry: { ko: '소관 부처', en: 'ministry' },
  agency: { ko: '전문 기관', en: 'agency' },
  status: { ko: '상태', en: 'status' },
  stage: { ko: '단계', en: 'stage' },
  axis: { ko: '의제 축', en: 'policy axis' },
  regions: { ko: '지역', en: 'regions' },
  budget_krw: { ko: '예산', en: 'budget' },
  application_kind: { ko: '신청 기간 종류', en: 'kind of application period' },
  application_from: { ko: '신청 시작일', en: 'start of applications' },
  application_to: { ko: '신청 마감일', en: 'end of applications' },
  legal_basis: { ko: '법적 근거', en: 'legal basis' },
  facet_overrides: { ko: '항목 지정', en: 'facets set by hand' },
  visibility: { ko: '공개 범위', en: 'visibility' },
};

/** A list of columns as people read it; those without a name for people are counted. */
export function fieldList(fields: readonly string[], lang: Language): string {
  const named = fields.flatMap((field) => FIELD_WORDS[field]?.[lang] ?? []);
  const others = fields.length - named.length;
  if (others > 0)
    named.push(lang === 'ko' ? `그 밖 ${String(others)}개 항목` : `${String(others)} other field(s)`);
  return named.join(', ');
}

const wholeNumber = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A whole number with its thousands set apart, the same on every machine. */
export const count = (value: number): string => wholeNumber.format(value);

/** A day for people: `2026년 11월 30일`, `30 November 2026`. @param day `YYYY-MM-DD` */
export function dayWords(day: string, lang: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (lang === 'ko') return `${year}년 ${String(Number(month))}월 ${String(Number(date))}일`;
  return `${String(Number(date))} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
