import { type NumberRange } from '../criteria/criterion.js';
import { type FactName } from '../facts/company-facts.js';
import { type ComparedValue, type ReasonCode } from './verdict.js';

/** Whether a rule holds of a company. */
export type Truth = 'true' | 'false' | 'unknown';

/** Whether a rule holds, why, and what was compared or is missing. */
export interface Judgement {
  readonly truth: Truth;
  readonly reason: ReasonCode;
  readonly value: ComparedValue | null;
  readonly asks: readonly FactName[];
}

const NO_ASKS: readonly FactName[] = [];

/** Fact and rule were compared. */
export function compared(holds: boolean, value: ComparedValue): Judgement {
  return { truth: holds ? 'true' : 'false', reason: 'compared', value, asks: NO_ASKS };
}

/** Facts are missing that would decide. */
export function missing(...asks: readonly FactName[]): Judgement {
  return { truth: 'unknown', reason: 'fact-missing', value: null, asks };
}

/** It cannot be decided, for a reason that no answer changes. */
export function undecided(reason: ReasonCode, value: ComparedValue | null = null): Judgement {
  return { truth: 'unknown', reason, value, asks: NO_ASKS };
}

/** Whether a number lies in a range. */
export function isInRange(value: number, { min, max }: NumberRange): boolean {
  const isAbove = min === null || value > min.value || (min.inclusive && value === min.value);
  const isBelow = max === null || value < max.value || (max.inclusive && value === max.value);
  return isAbove && isBelow;
}
