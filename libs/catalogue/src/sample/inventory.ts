/** What the sample catalogue must hold. One table, so that a row that gets lost is noticed. */

const numbered = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `seed:${letter}${String(index + 1).padStart(2, '0')}`);

/** Articles of the AI Basic Act that the catalogue describes, in the order of the Act. */
const AI_BASIC_ACT_ARTICLES = [
  '제6조',
  '제7조',
  '제11조',
  '제12조',
  '제13조',
  '제15조',
  '제16조',
  '제17조의2',
  '제18조',
  '제21조',
  '제22조',
  '제22조의2',
  '제23조',
  '제24조',
  '제27조',
  '제28조',
  '제30조',
  '제31조',
  '제32조',
  '제33조',
  '제34조',
  '제35조',
  '제36조',
  '제38조',
  '제39조',
  '제43조',
] as const;

/** Number of lines of each text document, the last one counted; `null` for a document without line numbers. */
const SOURCE_DOCUMENT_LINES: Readonly<Record<string, number | null>> = {
  'doc:D1': 56,
  'doc:D2': 42,
  'doc:D3': 177,
  'doc:D4': 19,
  'doc:ai-basic-act': null,
};

/** Stakeholders by external reference, with the Korean name that each must bear. */
const STAKEHOLDER_NAMES: Readonly<Record<string, string>> = {
  'seed:S01': 'SK',
  'seed:S02': '카카오',
  'seed:S03': '루닛',
  'seed:S04': 'LG AI연구원',
  'seed:S05': '네이버클라우드',
  'seed:S06': '울산광역시',
  'seed:S07': '국회의원(간담회 참석)',
  'seed:S08': '뤼튼테크놀로지스',
  'seed:S09': '클레온',
  'seed:S10': '스캐터랩',
  'seed:S11': '모레',
  'seed:S12': '엘리스그룹',
  'seed:S13': 'SK텔레콤',
  'seed:S14': 'KT',
  'seed:S15': 'LG유플러스',
  'seed:S16': '퓨리오사AI',
  'seed:S17': '아마존웹서비스',
  'seed:S18': '시민단체',
  'seed:S19': 'AI 스타트업(개인정보위 간담회 참석)',
  'seed:S20': '대통령',
  'seed:S21': '과학기술정보통신부',
  'seed:S22': '산업통상자원부',
  'seed:S23': '중소벤처기업부',
  'seed:S24': '개인정보보호위원회',
  'seed:S25': 'AI미래기획수석실',
  'seed:S26': '국가인공지능위원회',
  'seed:S27': '정책 분석가',
  'seed:S28': '시민',
};

export const SAMPLE_INVENTORY = {
  sourceDocumentLines: SOURCE_DOCUMENT_LINES,
  stakeholderNames: STAKEHOLDER_NAMES,
  proposals: numbered('P', 48),
  programmes: numbered('G', 32),
  legislativeItems: numbered('L', 9),
  articles: AI_BASIC_ACT_ARTICLES,
} as const;

/**
 * External reference of an article of the AI Basic Act: `제17조의2` → `law:ai-basic-act:17-2`.
 * @returns `undefined` when the text is not an article number
 */
export function toArticleReference(article: string): string | undefined {
  const match = /^제(\d+)조(?:의(\d+))?$/u.exec(article);
  if (match === null) return undefined;
  const [, number = '', branch = ''] = match;
  return `law:ai-basic-act:${number}${branch === '' ? '' : `-${branch}`}`;
}
