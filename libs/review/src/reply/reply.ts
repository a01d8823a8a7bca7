/** What the state answers to an ask (공식 답변). */
export const REPLY_STATUSES = ['under_review', 'accepted', 'partly_accepted', 'not_accepted'] as const;
export type ReplyStatus = (typeof REPLY_STATUSES)[number];

export const REPLY_VISIBILITIES = ['public', 'internal'] as const;
export type ReplyVisibility = (typeof REPLY_VISIBILITIES)[number];

/** Longest reason, and longest name of an office, UTF-16 code units. */
export const REPLY_LENGTH = { reason: 4_000, office: 200 } as const;

export interface ReplyDraft {
  readonly status: ReplyStatus;
  readonly reason: string;
  /** Who answers: the ministry or its division. */
  readonly office: string;
  /** The day of the answer, YYYY-MM-DD. */
  readonly repliedOn: string;
  readonly visibility: ReplyVisibility;
}

/** One version of the answer to an ask. */
export interface Reply extends ReplyDraft {
  readonly askId: string;
  readonly proposalId: string;
  readonly version: number;
  readonly actor: string;
  readonly at: Date;
}

/** By when an ask has to be answered at all, and by when with a decision and its reason; days YYYY-MM-DD in Seoul. */
export interface ReplyClocks {
  readonly receivedOn: string;
  readonly firstAnswerDue: string;
  readonly justificationDue: string;
  /** What is overdue today; null when nothing is. */
  readonly overdue: 'first_answer' | 'justification' | null;
}
