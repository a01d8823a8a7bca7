import { normaliseText } from './normalise-text.js';

/** How a quantity binds: at least (이상), at most (이하, 미만), within or until (내, 까지), or as it stands. */
export type QuantityBound = 'at-least' | 'at-most' | 'within' | 'exact';

/** A number with its unit. */
export interface Quantity {
  /** The number, multiplied out: 2만 → 20000, 100조 → 1e14, 40 % → 40. */
  readonly value: number;
  /** Unit in normal form: 원, %, 개사, 명, 장, 년, 개월, mw …; `연도` for a calendar year. */
  readonly unit: string;
  readonly bound: QuantityBound;
  /** Source offsets (UTF-16) from the first digit to the end of the unit. */
  readonly span: { readonly start: number; readonly end: number };
}

/** Units, longer ones first; the value is the name used in {@link Quantity.unit}. */
const UNITS: readonly (readonly [written: string, unit: string])[] = (
  [
    ['퍼센트', '%'],
    ['프로', '%'],
    ['%p', '%'],
    ['%', '%'],
    ['개 기업', '개사'],
    ['개 업체', '개사'],
    ['개사', '개사'],
    ['개 사', '개사'],
    ['개 회사', '개사'],
    ['곳', '곳'],
    ['개소', '곳'],
    ['군데', '곳'],
    ['개국', '개국'],
    ['개 대학', '개교'],
    ['개교', '개교'],
    ['개월', '개월'],
    ['달러', '달러'],
    ['개 시도', '곳'],
    ['개 지역', '곳'],
    ['여 명', '명'],
    ['명', '명'],
    ['인', '명'],
    ['만원', '만원'],
    ['원', '원'],
    ['개', '개'],
    ['장', '장'],
    ['대', '대'],
    ['건', '건'],
    ['회', '회'],
    ['차례', '회'],
    ['시간', '시간'],
    ['분', '분'],
    ['년', '년'],
    ['해', '년'],
    ['주일', '주'],
    ['주', '주'],
    ['일', '일'],
    ['달', '개월'],
    ['세', '세'],
    ['살', '세'],
    ['배', '배'],
    ['종', '종'],
    ['호', '호'],
    ['평', '평'],
    ['㎡', 'm2'],
    ['m2', 'm2'],
    ['km', 'km'],
    ['gw', 'gw'],
    ['mw', 'mw'],
    ['kw', 'kw'],
    ['twh', 'twh'],
    ['gwh', 'gwh'],
    ['mwh', 'mwh'],
    ['kwh', 'kwh'],
    ['pb', 'pb'],
    ['tb', 'tb'],
    ['gb', 'gb'],
  ] as const
)
  .slice()
  .sort((a, b) => b[0].length - a[0].length);

const SMALL: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1000 };
const LARGE: Readonly<Record<string, number>> = { 만: 1e4, 억: 1e8, 조: 1e12 };
const SINO: Readonly<Record<string, number>> = {
  일: 1,
  이: 2,
  삼: 3,
  사: 4,
  오: 5,
  육: 6,
  칠: 7,
  팔: 8,
  구: 9,
};
const NATIVE: Readonly<Record<string, number>> = { 한: 1, 두: 2, 세: 3, 네: 4, 다섯: 5, 여섯: 6, 열: 10 };
/** 1만 may be followed by 5천; more groups than this are no number. */
const MAX_GROUPS = 12;
const START =
  /[0-9]+(?:[,.][0-9]+)*|(?<![가-힣])(?:[일이삼사오육칠팔구]?[십백천만억조]){1,8}|(?<![가-힣])(?:한|두|세|네|다섯|여섯|열) ?(?=달|해|배|명|곳|군데)/g;

/**
 * Finds numbers with units: 2만 개, 100조 원, 40 %, 5년 내, 1만5천 장, 오천만 원, 두 달. Bare numbers and article
 * numbers (제16조) are not quantities. In text order, never overlapping, linear in the length of the text.
 */
export function parseQuantities(text: string): readonly Quantity[] {
  const normalised = normaliseText(text);
  const body = normalised.text;
  const found: Quantity[] = [];
  let from = 0;
  for (const match of body.matchAll(START)) {
    if (match.index < from) continue;
    const number = readNumber(body, match.index, match[0]);
    const unit = number === undefined ? undefined : readUnit(body, number.end);
    if (number === undefined || unit === undefined || isOrdinal(body, match.index)) continue;
    from = unit.end;
    found.push({
      ...toQuantity(number.value, unit.unit),
      bound: readBound(body, unit.end),
      span: { start: normalised.toSourceOffset(match.index), end: normalised.toSourceEnd(unit.end) },
    });
  }
  return found;
}

/** 만원 is a unit of its own only where no multiplier stood before; a year between 1900 and 2199 is a date. */
function toQuantity(value: number, unit: string): { readonly value: number; readonly unit: string } {
  if (unit === '만원') return { value: value * 1e4, unit: '원' };
  if (unit === '년' && Number.isInteger(value) && value >= 1900 && value < 2200)
    return { value, unit: '연도' };
  return { value, unit };
}

function isOrdinal(text: string, at: number): boolean {
  return text.charAt(at - 1) === '제' || (text.charAt(at - 1) === ' ' && text.charAt(at - 2) === '제');
}

interface ReadNumber {
  readonly value: number;
  readonly end: number;
}

function readNumber(text: string, at: number, first: string): ReadNumber | undefined {
  const native = NATIVE[first.trim()];
  if (native !== undefined) return { value: native, end: at + first.length };
  let sum: Sum = { total: 0, section: 0, current: undefined };
  let end = at;
  for (let group = 0; group < MAX_GROUPS; group += 1) {
    const piece = readPiece(text, end, group > 0);
    if (piece === undefined) break;
    end = piece.end;
    sum = addPiece(sum, piece);
  }
  const value = sum.total + sum.section + (sum.current ?? 0);
  return end > at && Number.isFinite(value) ? { value, end } : undefined;
}

/** 1억 2천3백만: `total` holds what is closed by 만, 억 or 조, `section` the 십, 백 and 천 since, `current` the digits. */
interface Sum {
  readonly total: number;
  readonly section: number;
  readonly current: number | undefined;
}

function addPiece({ total, section, current }: Sum, piece: Piece): Sum {
  if (piece.kind === 'digits') return { total, section, current: piece.value };
  if (piece.kind === 'small')
    return { total, section: section + (current ?? 1) * piece.value, current: undefined };
  const digits = current ?? (section === 0 ? 1 : 0);
  return { total: total + (section + digits) * piece.value, section: 0, current: undefined };
}

interface Piece {
  readonly kind: 'digits' | 'small' | 'large';
  readonly value: number;
  readonly end: number;
}

function readPiece(text: string, at: number, later: boolean): Piece | undefined {
  const gap = later && text.charAt(at) === ' ' && /[0-9만억조]/.test(text.charAt(at + 1)) ? 1 : 0;
  const from = at + gap;
  const digits = /^[0-9]{1,15}(?:,[0-9]{3}){0,5}(?:\.[0-9]{1,9})?/.exec(text.slice(from, from + 32));
  if (digits !== null) {
    return { kind: 'digits', value: Number(digits[0].replaceAll(',', '')), end: from + digits[0].length };
  }
  const character = text.charAt(from);
  const large = LARGE[character];
  if (large !== undefined) return { kind: 'large', value: large, end: from + 1 };
  if (gap > 0) return undefined;
  const small = SMALL[character];
  if (small !== undefined) return { kind: 'small', value: small, end: from + 1 };
  const sino = SINO[character];
  if (sino !== undefined && /[십백천만억조]/.test(text.charAt(from + 1)))
    return { kind: 'digits', value: sino, end: from + 1 };
  return undefined;
}

function readUnit(text: string, at: number): { readonly unit: string; readonly end: number } | undefined {
  for (const skip of [0, 1]) {
    if (skip === 1 && text.charAt(at) !== ' ' && text.charAt(at) !== '여') return undefined;
    const from = at + skip + (skip === 1 && text.charAt(at) === '여' && text.charAt(at + 1) === ' ' ? 1 : 0);
    for (const [written, unit] of UNITS) {
      if (text.startsWith(written, from)) return { unit, end: from + written.length };
    }
  }
  return undefined;
}

function readBound(text: string, at: number): QuantityBound {
  const after = text.slice(at, at + 8).trimStart();
  if (/^(?:이상|넘)/.test(after)) return 'at-least';
  if (/^(?:이하|미만|한도)/.test(after)) return 'at-most';
  return /^(?:내|이내|안에|까지|동안)/.test(after) ? 'within' : 'exact';
}
