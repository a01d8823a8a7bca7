import { type CriterionPolarity, type Rule } from '../criteria/criterion.js';

/** A criterion as far as a clause tells. */
export interface Reading {
  readonly polarity: CriterionPolarity;
  readonly rule: Rule;
  readonly isSure: boolean;
}

/** Spaces instead of the spans, so that all other signs stay where they are. @param spans in text order, none in another */
export function blankOut(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): string {
  let from = 0;
  const pieces: string[] = [];
  for (const { start, end } of spans) {
    pieces.push(text.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  return pieces.join('') + text.slice(from);
}

/** Pieces between commas and enumerators; the comma of 1,000 is none. */
export function itemsOf(text: string): readonly string[] {
  return text
    .split(/,(?!\d{3})|;| (?:[가-하]|\d{1,2})[.)] |[①-⑳]/u)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The same reading with a mark that the notice names an exception. */
export function withException(reading: Reading): Reading {
  return { ...reading, rule: { ...reading.rule, hasException: true } };
}
