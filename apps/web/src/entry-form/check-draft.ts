import { z } from 'zod';
import { type FieldProblem } from '../api/model.js';

// the content security policy forbids code that is made from text
z.config({ jitless: true });

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
  if (issue.code === 'too_small') {
    if (issue.origin === 'string' || issue.origin === 'array') return { rule: 'empty' };
    return { rule: 'tooSmall', limit: Number(issue.minimum) };
  }
  if (issue.code === 'too_big') {
    const limit = Number(issue.maximum);
    return { rule: issue.origin === 'array' ? 'tooMany' : 'tooLong', limit };
  }
  if (issue.code === 'invalid_format') {
    if (issue.format === 'date') return { rule: 'notDay' };
    return { rule: issue.format === 'url' ? 'notUrl' : 'invalid' };
  }
  if (issue.code === 'invalid_type')
    return { rule: issue.expected === 'number' || issue.expected === 'int' ? 'notNumber' : 'empty' };
  return { rule: 'invalid' };
}
