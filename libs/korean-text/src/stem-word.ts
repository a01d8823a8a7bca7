import {
  isProtectedPair,
  isVerbHead,
  isVerbTail,
  longEndings,
  longParticles,
  type ParticleRule,
  shortParticles,
} from './endings.js';
import { endsLikeVowelBeforeRo, finalOf, vowelOf } from './hangul.js';

/** Longest word the rules look at; a longer run of Hangul is no word and stays as it is. */
const MAX_WORD = 40;
/** Longest verb tail searched for. */
const MAX_TAIL = 6;
const MEMO_LIMIT = 60_000;
/** Vowels after which 야 closes a verb (늘려야, 사야, 내야): ㅏ ㅐ ㅓ ㅔ ㅕ ㅘ ㅝ. */
const VOWELS_BEFORE_YA = new Set([0, 1, 4, 5, 6, 9, 14]);

/** Hardly any noun ends in these, so that they are cut after one syllable too (값을, 개를). */
const OBJECT_PARTICLES = new Set(['을', '를']);

const memo = new Map<string, number>();

/**
 * Length in syllables of the stem of a Hangul word: what stays when josa and eomi are cut by batchim-checked
 * rules. 0 when the word is nothing but a particle and `afterOtherScript` says it leans on a Latin word or number.
 */
export function stemLength(word: string, afterOtherScript = false): number {
  if (afterOtherScript && isParticleOnly(word)) return 0;
  if (word.length < 2 || word.length > MAX_WORD) return word.length;
  const known = memo.get(word);
  if (known !== undefined) return known;
  const length = cutWord(word);
  if (memo.size >= MEMO_LIMIT) memo.clear();
  memo.set(word, length);
  return length;
}

function cutWord(word: string): number {
  const verb = cutVerb(word);
  if (verb < word.length) return cutPlural(word, verb);
  const first = cutParticle(word, word.length);
  if (first === word.length) return cutConnective(word);
  return cutParticle(word, cutParticle(word, first));
}

function isParticleOnly(word: string): boolean {
  const key = word.slice(-1);
  const same = (item: { readonly text: string }): boolean => item.text === word;
  return (longParticles.get(key) ?? []).some(same) || (shortParticles.get(key) ?? []).some(same);
}

function obeys(rule: ParticleRule, before: number): boolean {
  if (rule === 'any') return true;
  if (rule === 'vowel-or-rieul') return endsLikeVowelBeforeRo(before);
  return finalOf(before) > 0 === (rule === 'final');
}

/** Cuts one particle off the first `length` syllables; gives `length` when there is none. */
function cutParticle(word: string, length: number): number {
  const long = cutLongParticle(word, length);
  if (long < length) return long;
  if (isProtectedPair(word.slice(length - 2, length)) || isProtectedPair(word.slice(length - 3, length)))
    return length;
  return cutShortParticle(word, length);
}

function cutLongParticle(word: string, length: number): number {
  const found = (longParticles.get(word.charAt(length - 1)) ?? []).find(({ text, rule }) => {
    const rest = length - text.length;
    const leavesStem = rest >= 2 || (rest === 1 && text.length >= 2);
    return leavesStem && endsAt(word, text, length) && obeys(rule, word.charCodeAt(rest - 1));
  });
  return found === undefined ? length : length - found.text.length;
}

function cutShortParticle(word: string, length: number): number {
  const rest = length - 1;
  const found = (shortParticles.get(word.charAt(rest)) ?? []).find(
    ({ text, rule }) =>
      rest >= (OBJECT_PARTICLES.has(text) ? 1 : 2) && obeys(rule, word.charCodeAt(rest - 1)),
  );
  return found === undefined ? length : rest;
}

function endsAt(word: string, ending: string, length: number): boolean {
  return word.startsWith(ending, length - ending.length);
}

/** Predicates made from nouns (지원해야, 확대되는), then the endings of other verbs. */
function cutVerb(word: string): number {
  const predicate = cutPredicate(word);
  if (predicate < word.length) return predicate;
  const ending = (longEndings.get(word.slice(-1)) ?? []).find(
    ({ text }) => word.length > text.length && word.endsWith(text),
  );
  return ending === undefined ? word.length : word.length - ending.text.length;
}

function cutPredicate(word: string): number {
  for (let at = Math.max(1, word.length - MAX_TAIL - 2); at < word.length; at += 1) {
    if (isPredicateAt(word, at, 2) || isPredicateAt(word, at, 1)) return at;
  }
  return word.length;
}

function isPredicateAt(word: string, at: number, width: number): boolean {
  if (at + width > word.length || !isVerbHead(word.slice(at, at + width))) return false;
  const tail = word.slice(at + width);
  return isVerbTail(tail) && mayCutVerb(word, at, tail);
}

function mayCutVerb(word: string, at: number, tail: string): boolean {
  if (at < 2 && tail.length === 0) return false;
  if (tail.length > 1) return true;
  return !isProtectedPair(word.slice(at - 1, at + 1)) && !isProtectedPair(word.slice(-2));
}

function cutPlural(word: string, length: number): number {
  return length >= 3 && word.charAt(length - 1) === '들' ? length - 1 : length;
}

/** Verbs that end in 고 (막히고) or, after an open vowel, in 야 (늘려야). */
function cutConnective(word: string): number {
  const last = word.length - 1;
  if (word.length < 3) return word.length;
  if (word.charAt(last) === '고') return isProtectedPair(word.slice(-2)) ? word.length : last;
  if (word.charAt(last) !== '야') return word.length;
  const before = word.charCodeAt(last - 1);
  return finalOf(before) === 0 && VOWELS_BEFORE_YA.has(vowelOf(before)) ? last : word.length;
}
