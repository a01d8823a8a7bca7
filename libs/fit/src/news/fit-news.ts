import { type BilingualText } from '@jeonghap/alignment';
import { addDays } from '../calendar.js';
import { type FitVerdict } from '../verdict/verdict.js';
import { type GatheredProgrammes, type NamedProgramme } from '../watch/gathered-notice.js';

/** Days before the last day of application on which somebody is told of it, the earliest first. */
export const CLOSING_STAGES = [14, 7, 1] as const;
export type ClosingStage = (typeof CLOSING_STAGES)[number];

/** A verdict that changed, as it is told outside of the product: without anything that the company gave of itself. */
export interface ChangeNews {
  readonly noticeId: string;
  readonly profileId: string;
  readonly profileName: string;
  readonly before: FitVerdict;
  readonly after: FitVerdict;
  /** Null of many programmes. */
  readonly programme: NamedProgramme | null;
  /** Last day of application of the programme, `YYYY-MM-DD` in Seoul; null where it is not known, and of many. */
  readonly closesOn: string | null;
  readonly gathered: GatheredProgrammes | null;
  /** What decides; null where nothing does or where it was written down together with what the company gave. */
  readonly outline: BilingualText | null;
}

/** That a programme which fits closes soon. */
export interface ClosingNews {
  readonly profileId: string;
  readonly profileName: string;
  readonly programme: NamedProgramme;
  readonly verdict: Exclude<FitVerdict, 'not_eligible'>;
  /** Last day of application, `YYYY-MM-DD` in Seoul. */
  readonly closesOn: string;
  readonly stage: ClosingStage;
}

/** What somebody is to be told of their company's profiles. */
export interface FitNews {
  /** The first one first. */
  readonly changes: readonly ChangeNews[];
  /** What closes first, first. */
  readonly closings: readonly ClosingNews[];
}

export const isNews = ({ changes, closings }: FitNews): boolean => changes.length + closings.length > 0;

/**
 * The stage at which a programme that closes on a day is told of today: the nearest that was reached, so that one whose day was missed is
 * made up for. @returns undefined where it is too early, or over
 */
export function stageOf(closesOn: string, today: string): ClosingStage | undefined {
  if (closesOn < today) return undefined;
  return CLOSING_STAGES.findLast((stage) => closesOn <= addDays(today, stage));
}
