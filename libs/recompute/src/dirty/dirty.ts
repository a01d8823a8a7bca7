export const SCORED_KINDS = ['proposal', 'programme', 'legislative_item'] as const;
export type ScoredKind = (typeof SCORED_KINDS)[number];

/** An entry whose stored pairs are older than its text, leased to one worker. */
export interface Claim {
  readonly scoreSetId: number;
  readonly entryId: string;
  readonly entryKind: ScoredKind;
  readonly wantRevision: number;
  /** How often the entry was claimed since its last edit, this time included. */
  readonly attempts: number;
  readonly leaseToken: string;
  /** How many refills of a proposal were wanted when it was claimed; its computation serves them all. */
  readonly refills: number;
  /** False for a measure of a set under construction, whose pairs come with the proposals. */
  readonly pairsWanted: boolean;
  /** Whether it stems from the making of the set, and was not computed since. */
  readonly initial: boolean;
}

/** How many claims of one edit may fail before the entry is set aside as failed. */
export const MAX_ATTEMPTS = 5;
/** Beyond this backlog no bulk import is taken; single edits still are, since they coalesce. */
const BACKLOG_LIMIT = { pending: 20_000, oldestAgeSeconds: 60 } as const;

/** Whether so much waits that more work in bulk must be refused. */
export const isOverloaded = ({ pending, oldestAgeSeconds }: RecomputeDepth): boolean =>
  pending > BACKLOG_LIMIT.pending || (oldestAgeSeconds ?? 0) > BACKLOG_LIMIT.oldestAgeSeconds;

/** How long a claim is safe from other workers, seconds on the database's clock. */
export const LEASE_SECONDS = 30;

/**
 * Wait before a failed entry is tried again.
 * @param attempts claims so far, from 1
 * @returns milliseconds: 1 s, 2 s, 4 s …, at most a minute
 */
export const retryDelayMs = (attempts: number): number => Math.min(60_000, 1_000 * 2 ** (attempts - 1));

/** The state of a stored value against the texts it was computed from (신선도). */
export interface Freshness {
  readonly state: 'fresh' | 'pending' | 'failed';
  readonly computedAt: Date | null;
  /** Why the value is not fresh; the message is the worker's own. */
  readonly cause: {
    readonly code: 'entry-changed' | 'measure-changed' | 'computation-failed';
    readonly detail: string | null;
  } | null;
}

export interface RecomputeDepth {
  /** Entries that wait for or are in computation. */
  readonly pending: number;
  readonly failed: number;
  /** Age of the oldest pending entry, seconds. */
  readonly oldestAgeSeconds: number | null;
}
