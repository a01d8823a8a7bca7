import { type Condition } from '../criteria/criterion.js';

/**
 * Gives criteria that agree in what decides one and the same object, so that a company is measured by each condition once
 * (`deciderOf`) and thousands of programmes share the memory of a few. Notices say the same things: 업력 7년 이내. What was
 * given is kept for good; there are few.
 */
export class ConditionTable {
  private readonly conditions = new Map<string, Condition>();

  conditionOf({ rule, polarity, confidence }: Condition): Condition {
    const key = JSON.stringify([rule, polarity, confidence]);
    const known = this.conditions.get(key);
    if (known !== undefined) return known;
    const condition = { rule, polarity, confidence };
    this.conditions.set(key, condition);
    return condition;
  }
}
