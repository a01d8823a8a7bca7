import { type BilingualText } from '@jeonghap/alignment';
import { type FactQuestion } from '../facts/fact-question.js';
import { type CriterionView } from '../programme-criteria/programme-criteria.js';
import { type Availability, type FitPeriod, type FitQuestion, type GrowthStep } from '../rank/ranking.js';
import { type CriterionResult, type FitVerdict } from '../verdict/verdict.js';
import { type FitProgramme } from './fit-programme.store.js';

/** A programme as an answer names it. */
export type FitProgrammeReference = Pick<
  FitProgramme,
  'id' | 'externalRef' | 'title' | 'titleEn' | 'ministry' | 'noticeUrl'
>;

/** How a company does by one criterion, with why in words. */
export interface ExplainedCriterion extends CriterionResult {
  readonly explanation: BilingualText;
}

/** The same with where the criterion comes from. */
export type DecidedCriterion = ExplainedCriterion &
  Pick<CriterionView, 'origin' | 'confidence' | 'correction'>;

/** How a company does by one programme. */
export interface FitItem {
  readonly programme: FitProgrammeReference;
  readonly verdict: FitVerdict;
  readonly criteria: readonly DecidedCriterion[];
  readonly hasNoCriteria: boolean;
  /** Whether the criteria are those of the programme's text as it is now. */
  readonly isRead: boolean;
  /** 0 to 100; null where the company has not said what it wants, or nothing could be scored. */
  readonly relevance: number | null;
  readonly period: FitPeriod;
  readonly availability: Availability;
  readonly workingDaysLeft: number | null;
  readonly areHolidaysKnown: boolean;
}

/** A programme that one criterion alone bars. */
export interface NearMissView {
  readonly programme: FitProgrammeReference;
  readonly blocking: ExplainedCriterion;
  readonly unknown: number;
}

export type GrowthView = Omit<GrowthStep, 'programmeId' | 'growsInto'> & {
  readonly programme: FitProgrammeReference;
  /** Ids of the criteria. */
  readonly growsInto: readonly string[];
};

/** Whether what the company wants was scored against the programmes. */
export type RelevanceState = 'scored' | 'not-asked' | 'unavailable';

/** All that is not a list of programmes. */
export interface FitSummary {
  /** Day in Seoul as of which all is decided. */
  readonly decidedOn: string;
  readonly counts: Readonly<Record<FitVerdict, number>>;
  /** Facts that are hardly as given. */
  readonly questions: readonly FactQuestion[];
  /** Which answers would decide most programmes, most first. */
  readonly asks: readonly FitQuestion[];
  readonly nearMisses: readonly NearMissView[];
  /** Programmes that age and size let the company into within twelve months, or later. */
  readonly growth: readonly GrowthView[];
  readonly relevance: RelevanceState;
}
