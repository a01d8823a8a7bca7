/**
 * All alignments computed under one model version (산출 세트). Readers see exactly one, the live one. A set is `building`
 * until nothing of it is left to compute, then `complete`; the switch makes it `live` and the one before `retired`,
 * which a roll-back makes live again.
 */
export const SCORE_SET_STATES = ['building', 'complete', 'live', 'retired', 'cancelled'] as const;
export type ScoreSetState = (typeof SCORE_SET_STATES)[number];

export interface ScoreSet {
  readonly id: number;
  /** Hash of thesaurus, corpus statistics, weights, calibration and code. */
  readonly modelVersion: string;
  readonly state: ScoreSetState;
  /** Automatic sets go live by themselves when complete; manual ones wait for a person. */
  readonly switchMode: 'automatic' | 'manual';
  readonly paused: boolean;
}

/** The score set that an answer was read from. */
export interface ScoreSetReference {
  readonly id: number;
  readonly modelVersion: string;
}

/** A score set with how far it has come. */
export interface ScoreSetProgress extends ScoreSet {
  readonly origin: 'shipped' | 'edited' | null;
  readonly note: string | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  readonly liveAt: Date | null;
  readonly retiredAt: Date | null;
  /** Entries to compute when the set was made. */
  readonly entriesTotal: number;
  /** Entries that wait for or are in computation now. */
  readonly entriesPending: number;
  readonly entriesFailed: number;
  /** Alignments stored so far. */
  readonly pairs: number;
  /** Seconds until the set is complete at the rate of the last minute; null when unknown or nothing is left. */
  readonly secondsLeft: number | null;
}

/** What can be done with a set in a state; the rest is refused. */
const ALLOWED = {
  pause: ['building'],
  resume: ['building'],
  cancel: ['building', 'complete'],
  switch: ['complete', 'retired'],
} as const satisfies Record<string, readonly ScoreSetState[]>;

export type ScoreSetAction = keyof typeof ALLOWED;
export const SCORE_SET_ACTIONS = Object.keys(ALLOWED) as readonly ScoreSetAction[];

/** Whether an action makes sense for a set. A retired set that is switched to is a roll-back. */
export function isAllowed(action: ScoreSetAction, state: ScoreSetState): boolean {
  return (ALLOWED[action] as readonly ScoreSetState[]).includes(state);
}

/**
 * Time left at the present rate.
 * @param pending entries left
 * @param computed entries computed within the window
 * @param windowSeconds length of the window
 * @returns whole seconds; null when nothing is left or nothing was computed within the window
 */
export function estimateSecondsLeft(pending: number, computed: number, windowSeconds: number): number | null {
  if (pending === 0 || computed === 0 || windowSeconds <= 0) return null;
  return Math.ceil((pending * windowSeconds) / computed);
}
