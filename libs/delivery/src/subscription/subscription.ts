import { type Language, type ReportFilter } from '@jeonghap/reports';

/** `opted-out` by the link in a mail; whoever did may go on again. */
export const SUBSCRIPTION_STATES = ['active', 'paused', 'opted-out'] as const;
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

/** Most subscriptions of one person. */
export const MOST_SUBSCRIPTIONS = 10;

/** What of the weekly report a person wants by mail (구독). */
export interface SubscriptionDraft {
  readonly lang: Language;
  readonly filter: ReportFilter;
}

export interface Subscription extends SubscriptionDraft {
  readonly id: string;
  readonly state: SubscriptionState;
  readonly createdAt: Date;
  /** The last mail that was meant to go out, and what became of it; null before the first. */
  readonly last: {
    readonly week: string;
    readonly state: string;
    readonly cause: string | null;
    readonly at: Date;
  } | null;
}
