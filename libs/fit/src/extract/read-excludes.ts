import { type Rule } from '../criteria/criterion.js';
import { readGrounds } from './read-names.js';
import { mergeAtoms, readAtoms } from './read-requires.js';
import { itemsOf, type Reading, withException } from './reading.js';

const BRACKET = /\(([^()]*)\)/g;
const EXCEPTION = /제외|예외|가능|인정|허용|않/;
const NOTHING = /^(?:해당 ?(?:사항)? ?)?없음/;
/** What is only a link between items. */
const EMPTY = /^[-\s.:)(]*$/;
/** 이면서, 이고: two conditions that shut out only together. */
const TOGETHER = /이면서|이고 |하면서|동시에/;

/** What a clause on who may not apply shuts out, item by item; what is not understood is kept as one `other`. */
export function readExcludes(text: string): readonly Reading[] {
  const readings: Reading[] = [];
  let hasOther = false;
  for (const item of itemsOf(protectBrackets(text))) {
    const found = readItem(item);
    if (found === undefined) hasOther = true;
    else readings.push(...found);
  }
  return hasOther ? [...readings, exclude({ kind: 'other' })] : readings;
}

/** Commas in brackets do not divide items. */
function protectBrackets(text: string): string {
  return text.replace(BRACKET, (whole) => whole.replaceAll(',', ' '));
}

function exclude(rule: Rule): Reading {
  return { polarity: 'excludes', rule, isSure: true };
}

/** Undefined when the item is a condition that was not understood. */
function readItem(item: string): readonly Reading[] | undefined {
  const body = item.replace(BRACKET, ' ').trim();
  if (EMPTY.test(body) || NOTHING.test(body)) return [];
  const hasException = [...item.matchAll(BRACKET)].some(([, inside = '']) => EXCEPTION.test(inside));
  const found = TOGETHER.test(body) ? undefined : readRules(body);
  if (found === undefined) return undefined;
  const readings = found.map(exclude);
  return hasException ? readings.map(withException) : readings;
}

function readRules(body: string): readonly Rule[] | undefined {
  const grounds = readGrounds(body);
  if (grounds.length > 0) return grounds.map((exclusion) => ({ kind: 'exclusion', exclusion }));
  const rules = mergeAtoms(readAtoms(body)).map(({ rule }) => rule);
  return rules.length === 1 ? rules : undefined;
}
