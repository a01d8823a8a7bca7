import { normaliseText } from '@jeonghap/korean-text';

import { type Industry, KSIC, SECTION_OF_DIVISION } from './ksic.js';

const BY_CODE: ReadonlyMap<string, Industry> = new Map(KSIC.map((industry) => [industry.code, industry]));
const CODE = /^(?:[A-U]|[A-U]?\d{2,5})$/;

/** The code as this module writes it: a section letter or digits alone (`c26` → `26`); undefined when no industry has it. */
export function toIndustryCode(written: string): string | undefined {
  const known = CODES_READ.get(written);
  if (known !== undefined || CODES_READ.has(written)) return known;
  const code = readCode(written);
  if (CODES_READ.size < MOST_CODES_READ) CODES_READ.set(written, code);
  return code;
}

/** Codes as they were written, read once: the same few come again and again. */
const CODES_READ = new Map<string, string | undefined>();
const MOST_CODES_READ = 5_000;

function readCode(written: string): string | undefined {
  const code = written.trim().toUpperCase();
  if (!CODE.test(code)) return undefined;
  if (code.length === 1) return code;
  const digits = code.replace(/^[A-U]/, '');
  const section = SECTION_OF_DIVISION.get(digits.slice(0, 2));
  const named = /^[A-U]/.exec(code)?.[0] ?? section;
  return section !== undefined && named === section ? digits : undefined;
}

/** The section letter of a code; undefined when no industry has the code. */
export function sectionOf(code: string): string | undefined {
  const known = toIndustryCode(code);
  if (known === undefined) return undefined;
  return known.length === 1 ? known : SECTION_OF_DIVISION.get(known.slice(0, 2));
}

/** The industry of a code, or the closest one above it that has a name here; undefined for what is no code. */
export function findIndustry(code: string): Industry | undefined {
  const known = toIndustryCode(code) ?? '';
  for (let length = known.length; length > 0; length -= 1) {
    const industry = BY_CODE.get(known.slice(0, length));
    if (industry !== undefined) return industry;
  }
  return undefined;
}

/** Whether one code is the other or lies below it: `62010` is within `62` and `J`. */
export function isWithin(code: string, above: string): boolean {
  const [inner, outer] = [toIndustryCode(code), toIndustryCode(above)];
  if (inner === undefined || outer === undefined) return false;
  return outer.length === 1 ? sectionOf(inner) === outer : inner.length > 1 && inner.startsWith(outer);
}

/** Everyday names of industries that the classification words otherwise. */
const EVERYDAY: Readonly<Record<string, readonly string[]>> = {
  소프트웨어: ['582', '62'],
  software: ['582', '62'],
  it: ['J'],
  ict: ['J'],
  인공지능: ['582', '62', '63'],
  플랫폼: ['63'],
  반도체: ['26'],
  바이오: ['21', '70'],
  제약: ['21'],
  조선: ['31'],
  식품: ['10'],
  유통: ['G'],
  물류: ['H'],
  관광: ['I', '75'],
  교육: ['P'],
  의료: ['86', '27'],
  콘텐츠: ['58', '59', '60'],
  게임: ['582'],
};

const squeeze = (text: string): string => normaliseText(text).text.replace(/[\s,;]+/g, '');

/**
 * Industries that a name or a code means, the closest first, at most `limit`. Names are found by their parts in Korean
 * and English and by everyday words (`소프트웨어` → 582, 62); nothing fitting gives an empty list.
 */
export function searchIndustries(text: string, limit = 10): readonly Industry[] {
  const exact = findIndustry(text);
  if (exact !== undefined) return [exact];
  const wanted = squeeze(text.slice(0, 100));
  if (wanted === '') return [];
  const everyday = Object.entries(EVERYDAY).flatMap(([word, codes]) =>
    wanted.startsWith(word) ? codes : [],
  );
  const found = KSIC.flatMap((industry) => {
    const rank = rankOf(industry, wanted, everyday);
    return rank === undefined ? [] : [{ industry, rank }];
  });
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ industry }) => industry);
}

function rankOf(industry: Industry, wanted: string, everyday: readonly string[]): number | undefined {
  const [ko, en] = [squeeze(industry.ko), squeeze(industry.en)];
  if (ko === wanted || en === wanted) return 0;
  if (everyday.includes(industry.code)) return 1 + everyday.indexOf(industry.code);
  if (ko.startsWith(wanted) || en.startsWith(wanted)) return 50 + industry.code.length;
  return ko.includes(wanted) || en.includes(wanted) ? 60 + industry.code.length : undefined;
}
