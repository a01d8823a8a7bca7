import { type Axis } from '@jeonghap/catalogue';
import { type CoverageStatus, type MatrixFacet, NO_VALUE } from '@jeonghap/recompute';

/** What the cells of a matrix can say. */
export const MATRIX_MEASURES = ['count', 'gap-share', 'mean-score', 'move'] as const;
export type MatrixMeasure = (typeof MATRIX_MEASURES)[number];

type Bilingual = Readonly<Record<'ko' | 'en', string>>;

/** Words of the files in which people take a matrix with them; those of the screen are the web's. */
export const MATRIX_WORDS = {
  title: { ko: '정합 매트릭스', en: 'Jeonghap matrix' },
  cells: { ko: '칸별 수치', en: 'Numbers by cell' },
  sheet: { ko: '매트릭스', en: 'Matrix' },
  total: { ko: '합계', en: 'Total' },
  search: { ko: '검색어', en: 'Search' },
  conditions: { ko: '조건', en: 'Filters' },
  noConditions: { ko: '없음(공개된 제안 전체)', en: 'none (all published proposals)' },
  readAt: { ko: '기준 시점', en: 'As of' },
  comparedWith: { ko: '견준 시점', en: 'Compared with' },
  unknownBefore: {
    ko: '이 시점의 대응 상태는 기록이 없습니다. 기록 시작',
    en: 'What coverage was then is not known. Known since',
  },
  model: { ko: '산출 모형', en: 'Model' },
  source: { ko: '출처', en: 'Source' },
  sourceName: { ko: '정합(Jeonghap), 자동 산출', en: 'Jeonghap, computed automatically' },
  distinct: {
    ko: '한 제안이 여러 행이나 열에 들 수 있어, 합계는 칸의 합이 아니라 제안을 한 번씩 센 수입니다.',
    en: 'A proposal may stand in several rows or columns; totals count each proposal once and are not sums of the cells.',
  },
  ministries: {
    ko: '소관 부처는 제안에 가장 가까운 대응 수단(많아야 세 건)의 소관 부처입니다.',
    en: 'Ministries are those of the measures that answer a proposal best, three at most.',
  },
  leftOut: { ko: '보이지 않는 행과 열', en: 'Rows and columns left out' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Filters that files name. */
type WordedFacet = MatrixFacet | 'coverage' | 'sector' | 'period';

export const FACET_WORDS: Readonly<Record<WordedFacet, Bilingual>> = {
  stakeholder: { ko: '제안자', en: 'Stakeholder' },
  axis: { ko: '의제 축', en: 'Policy axis' },
  instrument: { ko: '정책 수단', en: 'Instrument' },
  ministry: { ko: '소관 부처', en: 'Ministry' },
  region: { ko: '지역', en: 'Region' },
  occasion: { ko: '계기', en: 'Occasion' },
  coverage: { ko: '대응 상태', en: 'Coverage' },
  sector: { ko: '분야', en: 'Sector' },
  period: { ko: '기간', en: 'Period' },
};

/** Names of the measures, with the unit of their numbers. */
export const MEASURE_WORDS: Readonly<
  Record<MatrixMeasure, { readonly name: Bilingual; readonly unit: Bilingual }>
> = {
  count: { name: { ko: '제안 수', en: 'Proposals' }, unit: { ko: '건', en: 'proposals' } },
  'gap-share': { name: { ko: '공백 비율', en: 'Share of gaps' }, unit: { ko: '%', en: '%' } },
  'mean-score': {
    name: { ko: '평균 정합 점수', en: 'Mean alignment score' },
    unit: { ko: '점', en: 'points of 100' },
  },
  move: { name: { ko: '공백 증감', en: 'Change in gaps' }, unit: { ko: '건', en: 'proposals' } },
};

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

/** The line of proposals without a value of a facet. */
const NO_VALUE_WORDS: Readonly<Record<Exclude<WordedFacet, 'coverage'>, Bilingual>> = {
  stakeholder: { ko: '제안자 없음', en: 'No stakeholder' },
  axis: { ko: '축 미지정', en: 'No axis' },
  instrument: { ko: '수단 미지정', en: 'No instrument' },
  ministry: { ko: '부처 없음', en: 'No ministry' },
  region: { ko: '지역 미지정', en: 'No region' },
  occasion: { ko: '계기 없음', en: 'No occasion' },
  sector: { ko: '분야 미지정', en: 'No sector' },
  period: { ko: '날짜 없음', en: 'No date' },
};

/** How a value of a facet reads. @param label the name that came with it */
export function wordOfValue(
  facet: WordedFacet,
  { value, label }: { readonly value: string; readonly label: Bilingual | null },
  lang: 'ko' | 'en',
): string {
  if (label !== null) return label[lang];
  if (value === NO_VALUE && facet !== 'coverage') return NO_VALUE_WORDS[facet][lang];
  const words: Readonly<Partial<Record<string, Bilingual>>> =
    facet === 'axis' ? AXIS_WORDS : facet === 'coverage' ? COVERAGE_WORDS : {};
  return words[value]?.[lang] ?? value;
}
