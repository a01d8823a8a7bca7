import { type z } from 'zod';
import { type FieldProblem } from '../api/model.js';

/** What is wrong with a field, by the rule that it breaks. */
export interface RuleFault {
  readonly field: string;
  readonly rule: 'empty' | 'tooLong' | 'tooMany' | 'notDay' | 'notUrl' | 'notNumber' | 'tooSmall' | 'invalid';
  /** The bound that was missed, if any. */
  readonly limit?: number;
}

/** What is wrong with a field, by the rules of the API here or by the answer of the server. */
export type FieldFault = RuleFault | FieldProblem;

export const isRuleFault = (fault: FieldFault): fault is RuleFault => 'rule' in fault;

/** Checks what is about to be sent; one fault for each field. */
export function checkDraft(rules: z.ZodType, draft: unknown): readonly RuleFault[] {
  const result = rules.safeParse(draft);
  if (result.success) return [];
  const faults = result.error.issues.map(toFault);
  return faults.filter(({ field }, index) => faults.findIndex((one) => one.field === field) === index);
}

type Issue = z.core.$ZodIssue;

const toFault = (issue: Issue): RuleFault => ({ field: fieldOf(issue), ...ruleOf(issue) });

/** The lines of a source are one field, though the API takes two numbers. */
function fieldOf({ path }: Issue): string {
  const name = path.map(String).join('.');
  return name.startsWith('provenance.lines') ? 'provenance.lines' : name;
}

function ruleOf(issue: Issue): Pick<RuleFault, 'rule' | 'limit'> {
  if (issue.code === 'too_small')
    return isSized(issue) ? { rule: 'empty' } : { rule: 'tooSmall', limit: Number(issue.minimum) };
  if (issue.code === 'too_big')
    return { rule: issue.origin === 'array' ? 'tooMany' : 'tooLong', limit: Number(issue.maximum) };
  if (issue.code === 'invalid_format') return { rule: RULE_OF_FORMAT[issue.format] ?? 'invalid' };
  if (issue.code === 'invalid_type')
    return { rule: NUMBERS.includes(issue.expected) ? 'notNumber' : 'empty' };
  return { rule: 'invalid' };
}

/** Whether the bound is one of length, and not of a number. */
const isSized = ({ origin }: { readonly origin: string }): boolean =>
  origin === 'string' || origin === 'array';

const RULE_OF_FORMAT: Readonly<Record<string, RuleFault['rule'] | undefined>> = {
  date: 'notDay',
  url: 'notUrl',
};
const NUMBERS: readonly string[] = ['number', 'int'];
