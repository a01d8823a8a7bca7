import { type Language, type ReportFilter } from '@jeonghap/reports';

/** `opted-out` by the link in a mail; whoever did may go on again. */
export const SUBSCRIPTION_STATES = ['active', 'paused', 'opted-out'] as const;
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

/** Which edition of the report it is of: the one that the rights of the person give, or the one about the person's company (기업판). */
export const SUBSCRIPTION_EDITIONS = ['general', 'company'] as const;
export type SubscriptionEdition = (typeof SUBSCRIPTION_EDITIONS)[number];

/** Most subscriptions of one person. */
export const MOST_SUBSCRIPTIONS = 10;

/** What of the weekly report a person wants by mail (구독). */
export interface SubscriptionDraft {
  readonly lang: Language;
  /** Chosen once: of another edition another subscription is made. */
  readonly edition: SubscriptionEdition;
  /** Narrows the general edition; a company's own is told whole. */
  readonly filter: ReportFilter;
}

/** What of a subscription may be changed. */
export type SubscriptionChange = Partial<Omit<SubscriptionDraft, 'edition'>> & {
  readonly state?: Exclude<SubscriptionState, 'opted-out'> | undefined;
};

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
