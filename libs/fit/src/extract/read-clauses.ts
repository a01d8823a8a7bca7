import { normaliseText, splitSentences } from '@jeonghap/korean-text';

/** What the part of a notice that a clause stands in is about. */
type Part = 'requires' | 'excludes' | 'other';

/** A sentence or bullet of a notice with the part that it belongs to. */
export interface Clause {
  readonly part: Part;
  /** Normal form, without the heading. */
  readonly text: string;
  /** As the notice has it, with the heading. */
  readonly sentence: string;
  /** Offsets (UTF-16) of the sentence in the notice. */
  readonly start: number;
  readonly end: number;
}

/** Bullets, numbers and brackets before a heading or an item. */
const LEAD = /^(?:[\s□○ㅇㅁ▶■▢•●◦▪※*\-–·([)①-⑳]|(?:\d{1,2}|[가-하])[.)])+/u;
const HEADING_END = '(?:은|는)?[ \\])]*(?:$|[:|)\\]-] ?)';
/* eslint-disable jeonghap/plain-pattern -- put together from fixed lists of words; nothing in them repeats, a space is at most optional */
const HEADINGS: readonly (readonly [RegExp, Part])[] = [
  [
    heading(
      '(?:(?:지원|신청|참가|참여)? ?(?:제외|제한|불가)(?: ?(?:대상|요건|사항|기업))?|부적격|결격 ?사유|중복 ?지원 ?불가)',
    ),
    'excludes',
  ],
  [
    heading(
      '(?:(?:[가-힣]{2,4} ?)?(?:자격|대상|요건)(?: ?(?:기업|요건|자))?|(?:지원|신청|참여|모집) ?기업|조건)',
    ),
    'requires',
  ],
  [
    heading(
      '(?:사업 ?(?:목적|기간|비)|총사업비|(?:지원|보증|모집|선발|시상|교육|연구)? ?(?:내용|금액?|한도|규모|조건|비율|인원|비|자금)|예산|비용|우대(?: ?사항)?|가점|상금|유의 ?사항|기타|담당|문의|구분|기간|지원|모집|제출 ?서류|평가(?: ?방법)?|(?:신청|접수) ?(?:방법|기간))',
    ),
    'other',
  ],
];
/** Rows of a table that name what they limit. */
const ROW = /^(?:업력|매출액?|상시 ?근로자|근로자|소재지|업종) ?\| ?/;

function heading(words: string): RegExp {
  return new RegExp(`^${words}${HEADING_END}`);
}

/** A piece that is only a number or letter with its full stop: the sentence goes on after it. */
const ENUMERATOR_END = /(?:^|[\s(:])(?:\d{1,4}|[가-하])\.$/;

/** The sentences of a notice with the part that each stands in, as its headings say. Linear in the length of the text. */
export function readClauses(text: string): readonly Clause[] {
  let part: Part = 'other';
  return joinedSentences(text).map(({ start, end }) => {
    const sentence = text.slice(start, end);
    const body = normaliseText(sentence).text.replace(LEAD, '');
    const found = findHeading(body);
    if (found !== undefined) part = found.part;
    else if (ROW.test(body)) part = 'requires';
    const rest = found === undefined ? body : body.slice(found.length);
    return { part, text: rest.replace(/[\s|]+/g, ' ').trim(), sentence, start, end };
  });
}

function findHeading(body: string): { readonly part: Part; readonly length: number } | undefined {
  for (const [pattern, part] of HEADINGS) {
    const match = pattern.exec(body) ?? proseHeading(pattern, body);
    if (match !== null) return { part, length: match[0].length };
  }
  return undefined;
}

/** 지원대상은 매출액이 …: a heading that is the subject of a sentence. */
function proseHeading(pattern: RegExp, body: string): RegExpExecArray | null {
  const subject = /^[가-힣 ]{2,10}?(?:은|는) /.exec(body);
  if (subject === null) return null;
  const isHeading = pattern.test(`${subject[0].trim().slice(0, -1)}:`);
  return isHeading ? subject : null;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Sentences, where a date or a number with its full stop does not end one. */
function joinedSentences(text: string): readonly Span[] {
  const joined: Span[] = [];
  for (const { start, end } of splitSentences(text)) {
    const last = joined.at(-1);
    const isGoingOn =
      last !== undefined &&
      ENUMERATOR_END.test(text.slice(Math.max(last.start, last.end - 8), last.end)) &&
      !text.slice(last.end, start).includes('\n');
    if (isGoingOn) joined[joined.length - 1] = { start: last.start, end };
    else joined.push({ start, end });
  }
  return joined;
}
