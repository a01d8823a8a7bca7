import { type FactName } from './company-facts.js';

/** Why a fact is asked about again. */
export const FACT_QUESTION_CODES = [
  'date-malformed', // no day of the calendar; value: what was given
  'founded-in-future', // value: the day given
  'founded-implausibly-early', // before 1876; value: the day given
  'pre-founder-with-founding-day', // both cannot hold; value: the day given
  'count-impossible', // negative, not whole or not finite; value: the number given
  'count-implausible', // more employees than any company in Korea has; value: the number given
  'sales-impossible', // negative, not whole or not finite; value: the number given
  'sales-in-other-unit', // so small for the employees that it was likely typed in 만원, 백만원 or 억원; value: the number given
  'sales-of-unknown-year', // a year that is not over, or before the founding; value: the year
  'sales-year-twice', // value: the year
  'industry-unknown', // no KSIC code; value: what was given
  'site-ends-before-it-begins', // value: the last day
  'representative-age-implausible', // younger than 14 or older than 110; value: the birthday
] as const;
export type FactQuestionCode = (typeof FACT_QUESTION_CODES)[number];

/** A question to the company about a fact that is hardly as given; not an error, and never a reason to refuse it. */
export interface FactQuestion {
  readonly code: FactQuestionCode;
  readonly fact: FactName;
  /** What was given, as text. */
  readonly value: string;
  /** What was likely meant, such as the sales in won; null where nothing suggests itself. */
  readonly suggestion: string | null;
}
