import { type FactName } from '../facts/company-facts.js';
import { type CriterionResult, type Decision, type FitResult, type FitVerdict } from '../verdict/verdict.js';

export const AVAILABILITIES = ['open', 'upcoming', 'unknown', 'closed'] as const;
/** Whether one can apply today, best first. A period that is not known is `unknown`, not `closed`. */
export type Availability = (typeof AVAILABILITIES)[number];

/** When applications are taken; the form of the catalogue's. */
export interface FitPeriod {
  readonly kind: 'fixed' | 'until_budget_spent' | 'always' | 'unknown';
  /** First and last day, `YYYY-MM-DD` in Seoul. */
  readonly from: string | null;
  readonly to: string | null;
}

/** A programme with its verdict, as ranking takes it. */
export interface RankInput<D extends Decision = CriterionResult> {
  readonly programmeId: string;
  readonly result: FitResult<D>;
  /** How well it answers what the company wants, 0 to 100; null when the company has not said. */
  readonly relevance: number | null;
  readonly period: FitPeriod;
  /** Whether the programme as such is over, whatever its period says. */
  readonly isOver: boolean;
}

export interface RankedFit<D extends Decision = CriterionResult> extends RankInput<D> {
  readonly availability: Availability;
  /** Working days left to apply, today not counted; null without a last day or when it is not open. */
  readonly workingDaysLeft: number | null;
  /** False where the holidays on the way are not announced yet, so that fewer days may be left. */
  readonly areHolidaysKnown: boolean;
}

/** A question and what its answer would decide. */
export interface FitQuestion {
  readonly fact: FactName;
  /** Programmes in `check` that hang on this fact among others. */
  readonly programmes: number;
  /** Those of them that hang on this fact alone: its answer decides them. */
  readonly decides: number;
}

/** A programme that is barred by one criterion alone. */
export interface NearMiss<D extends Decision = CriterionResult> {
  readonly programmeId: string;
  readonly blocking: D;
  /** How many further criteria are unknown. */
  readonly unknown: number;
}

export const GROWTH_STAGES = ['now', 'next-year', 'later', 'never'] as const;
/** `next-year`: within twelve months. `never`: age alone has shut it for good. */
export type GrowthStage = (typeof GROWTH_STAGES)[number];

/** When age and size let a company into a programme, other criteria left aside. */
export interface GrowthStep<D extends Decision = CriterionResult> {
  readonly programmeId: string;
  readonly stage: GrowthStage;
  /** First and last day on which the age fits, `YYYY-MM-DD`; null where it is open or not known. */
  readonly from: string | null;
  readonly to: string | null;
  /** Criteria that the firm has to grow into, undated: a number of employees or sales that it has not reached. */
  readonly growsInto: readonly D[];
  readonly verdictNow: FitVerdict;
}
