/** How reviews and replies are done here. */
export interface ReviewSettings {
  /** A decision takes effect only when a second person agrees. */
  readonly secondReview: boolean;
  /** Days to the first answer to an ask, from its occasion. */
  readonly replyDays: number;
  /** Months to an answer with a decision and its reason. */
  readonly justificationMonths: number;
}

export const REVIEW_SETTINGS = Symbol('ReviewSettings');
