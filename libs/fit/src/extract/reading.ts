import { type CriterionPolarity, type Rule } from '../criteria/criterion.js';

/** A criterion as far as a clause tells. */
export interface Reading {
  readonly polarity: CriterionPolarity;
  readonly rule: Rule;
  readonly isSure: boolean;
}

/** Spaces instead of what stands between two offsets, so that all others stay what they are. */
export function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
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
