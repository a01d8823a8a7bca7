import { normaliseText } from '@jeonghap/korean-text';

import { KSIC } from '../ksic/ksic.js';
import { type Atom } from './atom.js';

/** Names that notices use beside those of the classification. */
const SHORT_NAMES: readonly (readonly [string, string])[] = [
  ['제조업체', 'C'],
  ['제조기업', 'C'],
  ['제조중소기업', 'C'],
  ['도소매업', 'G'],
  ['운수창고업', 'H'],
  ['숙박음식점업', 'I'],
  ['음식점업', '56'],
  ['금융업', 'K'],
  ['보험업', '65'],
  ['연구개발업', '70'],
  ['소프트웨어업', '582'],
];
/** A licence is more than an industry. */
const LICENCE = /^.{0,3}(?:면허|허가|등록|신고)/;
/** What may follow the name: no other noun (농업회사법인). */
const AFTER = /^(?:$|[^가-힣]|을|를|의|이|은|체|에|으로|및|또는|영위)/;
/** Words that may stand right before the name of an industry; after any other noun it is a narrower one. */
const BEFORE =
  /(?:^|[,.:)(\]]|및|또는|이나|소재|한|인|는|둔|은|의|에서|미만|이상|이하|이내|초과|중소|중견|기업|업)$/;

const squeeze = (text: string): string => text.replace(/[\s,]/g, '');
const NAMED: readonly (readonly [name: string, code: string])[] = [
  ...SHORT_NAMES,
  ...KSIC.filter(({ ko, code }) => code.length === 1 || !isSectionName(ko)).map(
    ({ ko, code }) => [squeeze(normaliseText(ko.split(';')[0] ?? '').text), code] as const,
  ),
]
  .filter(([name], at, all) => all.findIndex(([other]) => other === name) === at)
  .sort((a, b) => b[0].length - a[0].length);

function isSectionName(ko: string): boolean {
  return KSIC.some((industry) => industry.code.length === 1 && industry.ko === ko);
}

/** Industries by their names; one atom for each. A narrower one (의료기기 제조업) or a licence for one is left unread. */
export function readIndustries(text: string): readonly Atom[] {
  const { squeezed, offsets } = squeezeWithOffsets(text);
  const taken: { readonly start: number; readonly end: number; readonly code: string }[] = [];
  const isTaken = new Uint8Array(squeezed.length);
  for (const [name, code] of NAMED) {
    for (let at = squeezed.indexOf(name); at >= 0; at = squeezed.indexOf(name, at + name.length)) {
      const end = at + name.length;
      if (isTaken[at] === 1 || isTaken[end - 1] === 1) continue;
      isTaken.fill(1, at, end);
      taken.push({ start: at, end, code });
    }
  }
  return taken
    .map(({ start, end, code }) => ({ start: offsets[start] ?? 0, end: (offsets[end - 1] ?? 0) + 1, code }))
    .sort((a, b) => a.start - b.start)
    .filter((found, at, all) => isWhole(text, found, all[at - 1]?.end ?? -1))
    .map(({ start, end, code }) => ({ rule: { kind: 'industry', codes: [code] }, start, end }));
}

function squeezeWithOffsets(text: string): {
  readonly squeezed: string;
  readonly offsets: readonly number[];
} {
  const offsets: number[] = [];
  let squeezed = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (/[\s,]/.test(character)) continue;
    squeezed += character;
    offsets.push(at);
  }
  return { squeezed, offsets };
}

function isWhole(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  before: number,
): boolean {
  const after = text.slice(end, end + 8);
  if (LICENCE.test(after) || !AFTER.test(after)) return false;
  const lead = text.slice(Math.max(0, start - 8), start).trimEnd();
  return lead === '' || before === start - 1 || BEFORE.test(lead);
}
