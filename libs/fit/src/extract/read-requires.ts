import { type SimpleRule } from '../criteria/criterion.js';
import { type Atom } from './atom.js';
import { readIndustries } from './read-industries.js';
import { readNames } from './read-names.js';
import { readRanges } from './read-ranges.js';
import { readRegions } from './read-regions.js';
import { blank, type Reading } from './reading.js';

const OTHER: SimpleRule = { kind: 'other' };
/** Words that say that more is asked than was read. */
const MORE =
  /받은|갖춘|갖추|구축|유치|경험|체결|등록|면허|허가|투자|계약|한함|한하|고자|려는|예정|수상|납품|수출 ?실적|제출|추천|가입|구성|발생|소공인|조합/;
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
  const rest = withoutAtoms(text, single);
  const isJoint = JOINT.test(rest);
  const hasMore = MORE.test(rest) || isJoint;
  if (atoms.length === 0) {
    return hasMore || APPLICANT.test(text) ? [require(OTHER, true)] : [];
  }
  const readings = ONE_OF_ALL.test(rest)
    ? [anyOf(atoms)]
    : readAlternatives(atoms, withoutAtoms(text, atoms));
  const sure =
    isJoint || hasDoubledRegion(atoms) ? readings.map((one) => ({ ...one, isSure: false })) : readings;
  return hasMore ? [...sure, require(OTHER, true)] : sure;
}

function withoutAtoms(text: string, atoms: readonly Atom[]): string {
  return atoms.reduce((left, { start, end }) => blank(left, start, end), text);
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
  const { left, right } = neighboursOf(atoms, either.index, either.index + either[0].length);
  const sides = Number(left !== undefined) + Number(right !== undefined);
  if (sides === 0) return each(further.length === 0 && !MORE.test(rest));
  if (further.length > 0 || atoms.length !== sides) return each(false);
  return [require({ kind: 'any-of', rules: [left?.rule ?? OTHER, right?.rule ?? OTHER] }, true)];
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
