import { type Province, type SiteKind } from '../facts/vocabulary.js';
import { type Atom } from './atom.js';

const NAMES: readonly (readonly [RegExp, readonly Province[]])[] = [
  [/^(?:서울(?:특별시|시)?)/, ['seoul']],
  [/^(?:부산(?:광역시|시)?)/, ['busan']],
  [/^(?:대구(?:광역시|시)?)/, ['daegu']],
  [/^(?:인천(?:광역시|시)?)/, ['incheon']],
  [/^(?:광주(?:광역시|시)?)/, ['gwangju']],
  [/^(?:대전(?:광역시|시)?)/, ['daejeon']],
  [/^(?:울산(?:광역시|시)?)/, ['ulsan']],
  [/^(?:세종(?:특별자치시|시)?)/, ['sejong']],
  [/^(?:경기도?)/, ['gyeonggi']],
  [/^(?:강원(?:특별자치도|도)?)/, ['gangwon']],
  [/^(?:충청북도|충북)/, ['chungbuk']],
  [/^(?:충청남도|충남)/, ['chungnam']],
  [/^(?:전북특별자치도|전라북도|전북)/, ['jeonbuk']],
  [/^(?:전라남도|전남)/, ['jeonnam']],
  [/^(?:경상북도|경북)/, ['gyeongbuk']],
  [/^(?:경상남도|경남)/, ['gyeongnam']],
  [/^(?:제주(?:특별자치도|도)?)/, ['jeju']],
  [/^(?:수도권)/, ['seoul', 'incheon', 'gyeonggi']],
  [/^(?:동남권|부울경)/, ['busan', 'ulsan', 'gyeongnam']],
  [/^(?:대경권)/, ['daegu', 'gyeongbuk']],
  [/^(?:호남권)/, ['gwangju', 'jeonbuk', 'jeonnam']],
  [/^(?:충청권)/, ['daejeon', 'sejong', 'chungbuk', 'chungnam']],
  [
    /^비수도권/,
    [
      'busan',
      'daegu',
      'gwangju',
      'daejeon',
      'ulsan',
      'sejong',
      'gangwon',
      'chungbuk',
      'chungnam',
      'jeonbuk',
      'jeonnam',
      'gyeongbuk',
      'gyeongnam',
      'jeju',
    ],
  ],
];
/** Where a name may begin: not inside another word. */
const FIRST =
  /(?<![가-힣])(?:비?수도권|서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충청?[북남]|충청권|전[북남]|전라|경[북남]|경상|제주|동남권|부울경|대경권|호남권)/g;
const BETWEEN = /^(?: ?(?:,|및|또는|와|과)? ?)/;
const DISTRICT = /^ ([가-힣]{1,3}[구군시])(?=에|내| |$)/;
/** What makes a place a condition: somebody sits there. */
const SEAT = /^.{0,6}?(?:소재|본사|본점|주사무소|공장|사업장|연구소|지사|지점|위치|에 (?:둔|있는)|내 )/;
/** How far behind the place its sites are looked for, up to the words that close the phrase. */
const SEAT_REACH = 40;
const SEAT_END =
  /(?:소재지를 둔|소재한|소재하는|소재|를 둔|을 둔|이 있는|가 있는|를 보유한|을 보유한|위치한|둔|있는)/;
const SITES: readonly (readonly [RegExp, SiteKind])[] = [
  [/본사|본점|주사무소/, 'head-office'],
  [/공장/, 'factory'],
  [/연구소/, 'laboratory'],
  [/지사|지점/, 'branch'],
];

/** Places where the company has to sit, with the kinds of site that count. A place that nobody sits at is none. */
export function readRegions(text: string): readonly Atom[] {
  const atoms: Atom[] = [];
  let from = 0;
  for (const match of text.matchAll(FIRST)) {
    if (match.index < from) continue;
    const run = readRun(text, match.index);
    if (run === undefined) continue;
    from = run.end;
    const atom = readSeat(text, match.index, run);
    if (atom === undefined) continue;
    from = atom.end;
    atoms.push(atom);
  }
  return atoms;
}

interface Run {
  readonly provinces: readonly Province[];
  readonly districts: readonly string[];
  readonly end: number;
}

function readRun(text: string, at: number): Run | undefined {
  const { provinces, end } = readProvinces(text, at);
  if (provinces.length === 0) return undefined;
  const [whole = '', district] =
    provinces.length === 1 ? (DISTRICT.exec(text.slice(end, end + 8)) ?? []) : [];
  return { provinces, districts: district === undefined ? [] : [district], end: end + whole.length };
}

/** Names that follow each other, with no more than a comma or an "and" between. */
function readProvinces(
  text: string,
  at: number,
): { readonly provinces: readonly Province[]; readonly end: number } {
  const provinces: Province[] = [];
  let end = at;
  let name = readName(text.slice(at, at + 10));
  for (let next = at; name !== undefined; name = readName(text.slice(next, next + 10))) {
    provinces.push(...name.provinces);
    end = next + name.length;
    next = end + (BETWEEN.exec(text.slice(end, end + 4))?.[0].length ?? 0);
  }
  return { provinces, end };
}

function readName(
  rest: string,
): { readonly provinces: readonly Province[]; readonly length: number } | undefined {
  for (const [pattern, provinces] of NAMES) {
    const match = pattern.exec(rest);
    if (match !== null) return { provinces, length: match[0].length };
  }
  return undefined;
}

function readSeat(text: string, start: number, { provinces, districts, end }: Run): Atom | undefined {
  const after = text.slice(end, end + SEAT_REACH);
  if (!SEAT.test(after)) return undefined;
  const close = SEAT_END.exec(after);
  const length = close === null ? (SEAT.exec(after)?.[0].length ?? 0) : close.index + close[0].length;
  const phrase = after.slice(0, length);
  const sites = SITES.filter(([pattern]) => pattern.test(phrase)).map(([, site]) => site);
  return {
    rule: { kind: 'region', provinces, districts, sites: phrase.includes('사업장') ? [] : sites },
    start,
    end: end + length,
  };
}
