import { type SimpleRule } from '../criteria/criterion.js';
import { type Atom } from './atom.js';
import { readIndustries } from './read-industries.js';
import { readNames } from './read-names.js';
import { readRanges } from './read-ranges.js';
import { readRegions } from './read-regions.js';
import { blankOut, type Reading } from './reading.js';

const OTHER: SimpleRule = { kind: 'other' };
/** Words that ask for nothing by themselves: particles, who applies, the day that counts, and what frames a condition. */
const FRAME =
  /^(?:및|또는|이거나|거나|혹은|이고|으로|서|함|이어야|주관기관|유효기간|매출액?|인증기업|이며|이면서|으로서|로서|인|의|을|를|이|가|은|는|에|로|중|가운데|등|수|만|자|것|곳|하는|한|한다|합니다|이다|임|해당하는|따른|의한|상|내|각|신청|지원|모집|대상|자격|요건|현재|기준|공고일|신청일|접수일|마감일|제\d+조(?:에|의)?|「?중소기업기본법」?|「?소상공인기본법」?|전국의?|국내|소재(?:의|한)?|영위(?:하는|하고)?|운영(?:하는)?|보유(?:한|하고|하며)?|확인서?(?:를|을)?|인증(?:을|를|서)?(?:받은)?|대표자?(?:가|는|의)?|기업|업체|법인|회사|사업자|창업기업|스타트업|초기|예비|ai|인공지능|솔루션(?:을|를)?|기술(?:을|를)?|제품(?:을|를)?|모델(?:을|를)?|서비스(?:를)?|자체|연|직전|직전 ?연도|직전년도|전년도|전년|최근|\d+년|평균|결산|사업연도|어느|하나|하나에|경우|이상|이하|미만|초과|이내)(?:으로서|로서|이고|이며|이다|입니다|인|의|을|를|이|가|은|는|에|로|으로)?$/;
/** Several apply together, so that it is not clear of whom a condition speaks. */
const JOINT = /함께|공동|컨소시엄|참여기업/;
/** The end of a phrase that names an applicant or a duty. */
const APPLICANT = /(?:기업|자|업체|법인|기관|팀|회사|조합|인|곳|함|한다|합니다|이다|컨소시엄|소공인)[ .)]*$/;
const EITHER = /또는|이거나|거나|혹은/g;
const ONE_OF_ALL = /중 (?:어느 )?(?:하나|1개)/;
/** How near an alternative stands to the word between the two. */
const NEAR = 14;

/** All conditions with a form of their own in a clause, in text order, none inside another. */
export function readAtoms(text: string): readonly Atom[] {
  const found = [...readRanges(text), ...readRegions(text), ...readIndustries(text), ...readNames(text)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  const kept: Atom[] = [];
  for (const atom of found) if (atom.start >= (kept.at(-1)?.end ?? 0)) kept.push(atom);
  return kept;
}

/** What a clause on who may apply requires. Where it is not clear how its parts go together, none is sure. */
export function readRequires(text: string): readonly Reading[] {
  const single = readAtoms(text);
  const atoms = mergeAtoms(single);
  const rest = blankOut(text, single);
  const isJoint = JOINT.test(rest);
  const hasMore = isJoint || unreadWords(rest).length > 0;
  if (atoms.length === 0) {
    return isJoint || APPLICANT.test(text) ? [require(OTHER, true)] : [];
  }
  const readings = ONE_OF_ALL.test(rest)
    ? [anyOf(atoms)]
    : readAlternatives(atoms, withoutSpansOf(atoms, text));
  const sure =
    isJoint || hasDoubledRegion(atoms) ? readings.map((one) => ({ ...one, isSure: false })) : readings;
  const isKept = sure.some(
    ({ rule }) => rule.kind === 'any-of' && rule.rules.some(({ kind }) => kind === 'other'),
  );
  return hasMore && !isKept ? [...sure, require(OTHER, true)] : sure;
}

/** What is left of a clause when conditions and frame are taken away: each such word may ask for more. */
function unreadWords(rest: string): readonly string[] {
  return rest
    .split(/[^가-힣a-z0-9「」]+/)
    .filter((word) => word !== '' && !/^\d+$/.test(word) && !FRAME.test(word));
}

/** The clause without its conditions, and without what stands between those that were made one. */
function withoutSpansOf(atoms: readonly Atom[], text: string): string {
  const spans: Atom[] = [];
  for (const atom of atoms) {
    const last = spans.at(-1);
    if (last === undefined || atom.start >= last.end) spans.push(atom);
    else if (atom.end > last.end) spans[spans.length - 1] = { ...last, end: atom.end };
  }
  return blankOut(text, spans);
}

function require(rule: Reading['rule'], isSure: boolean): Reading {
  return { polarity: 'requires', rule, isSure };
}

function anyOf(atoms: readonly Atom[]): Reading {
  const rules = atoms.map(({ rule }) => rule);
  const [first = OTHER] = rules;
  return require(rules.length > 1 ? { kind: 'any-of', rules } : first, true);
}

/** Two places in one clause, of which it is not clear whether both are wanted. */
function hasDoubledRegion(atoms: readonly Atom[]): boolean {
  return atoms.filter(({ rule }) => rule.kind === 'region').length > 1;
}

/** Sets of the same kind become one: 제조업 또는 정보통신업, 소기업 및 소상공인. Certificates only when nothing but "or" is between. */
export function mergeAtoms(atoms: readonly Atom[]): readonly Atom[] {
  const merged: Atom[] = [];
  for (const atom of atoms) {
    const at = merged.findIndex(({ rule }) => rule.kind === atom.rule.kind);
    const known = merged[at];
    const union = known === undefined ? undefined : uniteRules(known.rule, atom.rule);
    if (known === undefined || union === undefined) merged.push(atom);
    else merged[at] = { rule: union, start: known.start, end: atom.end };
  }
  return merged;
}

function uniteRules(a: SimpleRule, b: SimpleRule): SimpleRule | undefined {
  const unite = <T>(one: readonly T[], other: readonly T[]): readonly T[] => [...new Set([...one, ...other])];
  if (a.kind === 'size' && b.kind === 'size') return { ...a, sizes: unite(a.sizes, b.sizes) };
  if (a.kind === 'industry' && b.kind === 'industry') return { ...a, codes: unite(a.codes, b.codes) };
  if (a.kind === 'certificate' && b.kind === 'certificate')
    return { ...a, certificates: unite(a.certificates, b.certificates) };
  if (a.kind === 'ai-stage' && b.kind === 'ai-stage') return { ...a, stages: unite(a.stages, b.stages) };
  return undefined;
}

/** One alternative of two conditions is an any-of; with more conditions around it is not clear what it spans. */
function readAlternatives(atoms: readonly Atom[], rest: string): readonly Reading[] {
  const each = (isSure: boolean): readonly Reading[] => atoms.map(({ rule }) => require(rule, isSure));
  const [either, ...further] = rest.matchAll(EITHER);
  if (either === undefined) return each(true);
  const end = either.index + either[0].length;
  const { left, right } = neighboursOf(atoms, either.index, end);
  const sides = [left, right].filter((side) => side !== undefined).length;
  const before = right === undefined ? '' : rest.slice(end, right.start);
  if (sides === 0 || further.length > 0 || atoms.length > sides || unreadWords(before).length > 0)
    return each(false);
  return [require({ kind: 'any-of', rules: [ruleOf(left), ruleOf(right)] }, true)];
}

/** The rule of a side; a side without a condition that was read is one that was not understood. */
function ruleOf(side: Atom | undefined): SimpleRule {
  return side?.rule ?? OTHER;
}

/** The conditions that stand near on either side of the word "or". */
function neighboursOf(
  atoms: readonly Atom[],
  start: number,
  end: number,
): { readonly left: Atom | undefined; readonly right: Atom | undefined } {
  return {
    left: atoms.findLast((atom) => atom.end <= start && start - atom.end <= NEAR),
    right: atoms.find((atom) => atom.start >= end && atom.start - end <= NEAR),
  };
}
