import { type SimpleRule } from '../criteria/criterion.js';

/** A condition that was read, and where its words stand in the clause. */
export interface Atom {
  readonly rule: SimpleRule;
  readonly start: number;
  readonly end: number;
}

/** All matches of a pattern as atoms. */
export function atomsOf(
  text: string,
  pattern: RegExp,
  toRule: (match: RegExpExecArray) => SimpleRule | undefined,
): Atom[] {
  const atoms: Atom[] = [];
  for (const match of text.matchAll(pattern)) {
    const rule = toRule(match);
    if (rule !== undefined) atoms.push({ rule, start: match.index, end: match.index + match[0].length });
  }
  return atoms;
}
