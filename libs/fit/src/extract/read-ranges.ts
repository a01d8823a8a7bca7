import { type Bound, type NumberRange, type SalesRule } from '../criteria/criterion.js';
import { type Atom } from './atom.js';

/** One end of a range: a number with its unit, and how it binds. */
interface End {
  readonly value: number;
  readonly unit: string;
  readonly side: 'min' | 'max';
  readonly inclusive: boolean;
  readonly end: number;
}

/** How a number binds, longer words first. */
const BINDINGS: readonly (readonly [RegExp, End['side'], boolean])[] = [
  [/^ ?(?:을|를|이|가)? ?(?:초과하지|넘지|경과하지|지나지) ?(?:않은|않는|아니한|아니하는)/, 'max', true],
  [/^ ?(?:을|를|이|가)? ?(?:초과|넘는|넘은)/, 'min', false],
  [/^ ?(?:이상)/, 'min', true],
  [/^ ?(?:이내|이하|까지)/, 'max', true],
  [/^ ?(?:미만)/, 'max', false],
];
const GAP = /^(?:[ ,~]|이고|이며|이면서|인|부터)*/;
const PLAIN_NUMBER = /^(\d{1,6}) ?/;

type ReadNumber = (
  text: string,
  at: number,
) => { readonly value: number; readonly unit: string; readonly end: number } | undefined;

/** A reader of plain numbers with one of the units. */
function plainWith(units: RegExp): ReadNumber {
  return (text, at) => {
    const rest = text.slice(at, at + 20);
    const number = PLAIN_NUMBER.exec(rest);
    const unit = number === null ? null : units.exec(rest.slice(number[0].length));
    if (number === null || unit === null) return undefined;
    return { value: Number(number[1]), unit: unit[0], end: at + number[0].length + unit[0].length };
  };
}

const WON_PIECE = /^ ?(\d[\d,]{0,12}(?:\.\d{1,3})?) ?(조|억|천만|백만|십만|만|천)?/;
const WON_FACTORS: Readonly<Record<string, number>> = {
  조: 1e12,
  억: 1e8,
  천만: 1e7,
  백만: 1e6,
  십만: 1e5,
  만: 1e4,
  천: 1e3,
};

/** 1억 5천만 has two pieces; more than this are no amount. */
const MOST_WON_PIECES = 4;

/** 1억5천만 원, 100억, 4,500만원: won, as long as a multiplier or 원 makes it an amount. */
function readWon(text: string, at: number): ReturnType<ReadNumber> {
  let value = 0;
  let end = at;
  let isAmount = false;
  for (let count = 0; count < MOST_WON_PIECES; count += 1) {
    const piece = readWonPiece(text.slice(end, end + 24));
    if (piece === undefined) break;
    isAmount ||= piece.hasUnit;
    value += piece.value;
    end += piece.length;
  }
  const won = /^ ?원/.exec(text.slice(end, end + 3))?.[0];
  const isWon = isAmount || won !== undefined;
  return end > at && isWon
    ? { value: Math.round(value), unit: '원', end: end + (won ?? '').length }
    : undefined;
}

interface WonPiece {
  readonly value: number;
  readonly hasUnit: boolean;
  readonly length: number;
}

function readWonPiece(text: string): WonPiece | undefined {
  const [whole, digits, unit] = WON_PIECE.exec(text) ?? [];
  if (whole === undefined || digits === undefined) return undefined;
  const factor = unit === undefined ? 1 : (WON_FACTORS[unit] ?? 1);
  return {
    value: Number(digits.replaceAll(',', '')) * factor,
    hasUnit: unit !== undefined,
    length: whole.length,
  };
}

function readEnd(text: string, at: number, readNumber: ReadNumber): End | undefined {
  const number = readNumber(text, at);
  if (number === undefined) return undefined;
  const after = text.slice(number.end, number.end + 16);
  for (const [pattern, side, inclusive] of BINDINGS) {
    const match = pattern.exec(after);
    if (match !== null) return { ...number, side, inclusive, end: number.end + match[0].length };
  }
  return undefined;
}

interface ReadRange extends NumberRange {
  readonly unit: string;
  readonly end: number;
}

/** One end, or two that make a range: 3년 초과 7년 이내. Undefined when no number or no binding word follows. */
function readRange(text: string, at: number, readNumber: ReadNumber): ReadRange | undefined {
  const first = readEnd(text, at, readNumber);
  if (first === undefined) return undefined;
  const gap = GAP.exec(text.slice(first.end, first.end + 8))?.[0].length ?? 0;
  const second = readEnd(text, first.end + gap, readNumber);
  const isPair = second !== undefined && second.side !== first.side && second.unit === first.unit;
  const ends = isPair ? [first, second] : [first];
  const bound = (side: End['side']): Bound | null => {
    const end = ends.find((one) => one.side === side);
    return end === undefined ? null : { value: end.value, inclusive: end.inclusive };
  };
  return { min: bound('min'), max: bound('max'), unit: first.unit, end: (ends.at(-1) ?? first).end };
}

/** Ranges that follow an anchor word, at most a few signs behind it. */
function rangesAfter(
  text: string,
  anchor: RegExp,
  readNumber: ReadNumber,
): readonly { readonly match: RegExpExecArray; readonly range: ReadRange }[] {
  return [...text.matchAll(anchor)].flatMap((match) => {
    const range = readRange(text, match.index + match[0].length, readNumber);
    return range === undefined ? [] : [{ match, range }];
  });
}

const AGE_ANCHOR =
  /(?<!재)(?:업력|창업(?:일)?|설립(?:일)?)(?: ?후| ?로부터| ?으로부터)?(?:이|은)? ?:? ?(?:만 ?)?/g;
const EMPLOYEE_ANCHOR =
  /(?:상시 ?근로자|상시 ?종업원|종업원|근로자|고용 ?인원|직원)(?: ?수)?(?:가|이|는|은)? ?:? ?/g;
const REPRESENTATIVE_ANCHOR =
  /(?:만 ?)(?=\d{1,3} ?세)|(?:대표자?(?: ?나이| ?연령)?(?:가|는|이|은)? ?)(?=\d{1,3} ?세)/g;
const SALES_ANCHOR = /매출액?(?: ?\([^()]{1,20}\))?(?:이|은|가)? ?:? ?/g;

/** Firm age, employees, sales and age of the representative. */
export function readRanges(text: string): readonly Atom[] {
  return [...readAges(text), ...readEmployees(text), ...readRepresentatives(text), ...readSales(text)];
}

function readAges(text: string): readonly Atom[] {
  return rangesAfter(text, AGE_ANCHOR, plainWith(/^(?:년|개월)/)).map(({ match, range }) => ({
    rule: {
      kind: 'firm-age',
      unit: range.unit === '년' ? 'years' : 'months',
      min: range.min,
      max: range.max,
    },
    start: match.index,
    end: range.end,
  }));
}

function readEmployees(text: string): readonly Atom[] {
  return rangesAfter(text, EMPLOYEE_ANCHOR, plainWith(/^(?:명|인)/)).map(({ match, range }) => ({
    rule: { kind: 'employees', min: range.min, max: range.max },
    start: match.index,
    end: range.end,
  }));
}

/** 만 19세 이상 39세 이하 is one range: the second 만 would begin another. */
function readRepresentatives(text: string): readonly Atom[] {
  let from = 0;
  return rangesAfter(text, REPRESENTATIVE_ANCHOR, plainWith(/^세/)).flatMap(({ match, range }) => {
    if (match.index < from) return [];
    from = range.end;
    const rule = { kind: 'representative-age', min: range.min, max: range.max } as const;
    return [{ rule, start: match.index, end: range.end }];
  });
}

/** An average of another number of years than three has no rule. */
const OTHER_AVERAGE = /[124-9] ?(?:개)? ?(?:년|연도|개년) ?(?:간)? ?평균/;
const LATEST = /직전 ?(?:연도|년도|사업연도)|전년|최근 ?(?:결산|년도|연도)|연 ?$/;
/** How far before 매출 the words may stand that say which year is meant. */
const BASIS_REACH = 16;

function readSales(text: string): readonly Atom[] {
  return rangesAfter(text, SALES_ANCHOR, readWon).flatMap(({ match, range }) => {
    const before = text.slice(Math.max(0, match.index - BASIS_REACH), match.index);
    if (OTHER_AVERAGE.test(before)) return [];
    const rule = { kind: 'sales', basis: basisOf(before, match[0]), min: range.min, max: range.max } as const;
    return [{ rule, start: match.index, end: range.end }];
  });
}

function basisOf(before: string, anchor: string): SalesRule['basis'] {
  if (before.includes('평균') || anchor.includes('평균')) return 'three-year-average';
  return LATEST.test(before) ? 'latest-year' : 'unstated';
}
