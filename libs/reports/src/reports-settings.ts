/** By when answers to asks are due here. */
export interface ReportsSettings {
  /** Days to the first answer to an ask, from its occasion. */
  readonly replyDays: number;
  /** Months to an answer with a decision and its reason. */
  readonly justificationMonths: number;
  /** Program of the browser that prints PDF; an installed one where it is left out. */
  readonly browser?: string;
}

export const REPORTS_SETTINGS = Symbol('ReportsSettings');
