import { readFileSync } from 'node:fs';

import { type CriterionPolarity, type Rule } from '@jeonghap/fit';

/** A criterion as the gold has it. */
export interface GoldCriterion {
  readonly polarity: CriterionPolarity;
  readonly rule: Rule;
}

export interface Notice {
  readonly id: string;
  readonly text: string;
  readonly gold: readonly GoldCriterion[];
}

/** The notices of a file with one JSON object a line. @throws when the file is not there or a line is no JSON */
export function readNotices(file: string): readonly Notice[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Notice);
}
