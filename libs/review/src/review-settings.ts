/** How reviews are done here. */
export interface ReviewSettings {
  /** A decision takes effect only when a second person agrees. */
  readonly secondReview: boolean;
}

export const REVIEW_SETTINGS = Symbol('ReviewSettings');
