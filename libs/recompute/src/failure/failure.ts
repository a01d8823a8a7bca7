import { type ScoredKind } from '../dirty/dirty.js';

/** An entry of a score set whose computation failed as often as it may; nobody computes it until somebody asks for it. */
export interface Failure {
  readonly scoreSetId: number;
  readonly entryId: string;
  readonly entryKind: ScoredKind;
  /** Null where the entry is gone. */
  readonly title: string | null;
  readonly titleEn: string | null;
  readonly attempts: number;
  readonly failedAt: Date;
  /** What went wrong, as the worker put it. */
  readonly cause: string;
  /** The same for all failures of one cause. */
  readonly causeId: string;
  readonly dismissal: FailureDismissal | null;
}

/** That somebody looked at a failure and leaves it as it is. The score stays marked as failed. */
export interface FailureDismissal {
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
}

export interface FailureFilter {
  readonly causeId?: string | undefined;
  /** Those that were dismissed instead of those that are open. */
  readonly dismissed?: boolean | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** How many open failures have one cause. */
export interface FailureGroup {
  readonly cause: string;
  readonly causeId: string;
  readonly entries: number;
}

const SECRETS: readonly (readonly [pattern: RegExp, shown: string])[] = [
  // user and password of an address
  [/(\b[a-z][a-z\d+.-]*:\/\/)[^\s/@]*@/gi, '$1…@'],
  [/\b(password|passwd|pwd|secret|token|api[_-]?key)(["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;&]+)/gi, '$1$2…'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/g, '$1 …'],
];

/** A worker's message without credentials, for people to read. */
export function toShownCause(message: string): string {
  return SECRETS.reduce((text, [pattern, shown]) => text.replace(pattern, shown), message);
}
