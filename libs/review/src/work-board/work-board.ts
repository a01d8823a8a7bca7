/** What of a proposal people looked at; several may hold at once. */
export const WORK_REVIEW_STATES = ['unreviewed', 'reviewed', 'awaiting', 'stale'] as const;
export type WorkReviewState = (typeof WORK_REVIEW_STATES)[number];

/** Most proposals that are chosen at once for work on many. */
export const MOST_CHOSEN = 2_000;

export interface WorkFilter {
  /** Accounts, or `none` for proposals that nobody looks after. */
  readonly assignee?: readonly string[] | undefined;
  readonly review?: readonly WorkReviewState[] | undefined;
}

/** What those who work here do about a proposal. */
export interface ProposalWork {
  /** Of its assignment; 0 while nobody was ever named. */
  readonly version: number;
  readonly assigneeId: string | null;
  /** YYYY-MM-DD. */
  readonly dueOn: string | null;
  readonly isOverdue: boolean;
  readonly review: readonly WorkReviewState[];
}
