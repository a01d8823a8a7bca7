import { type Week } from '@jeonghap/reports';
import { oneLine } from '../one-line.js';
import { ENDPOINT_EVENTS } from '../webhook/report-events.js';

/** How a delivery goes out (발송 방법); mail of a company's edition of the report is a kind of its own. */
export const DELIVERY_KINDS = ['mail', 'webhook', 'company-mail', 'fit-mail'] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** What a delivery tells. */
export const DELIVERY_EVENTS = [...ENDPOINT_EVENTS, 'webhook.test', 'fit.news'] as const;
export type DeliveryEvent = (typeof DELIVERY_EVENTS)[number];

/** What became of it; `suppressed` was not sent since it was not to be, which its cause says. */
export const DELIVERY_STATES = ['waiting', 'sent', 'failed', 'suppressed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Why a delivery was given up, or never meant to go out. */
export const DELIVERY_CAUSES = [
  'given-up',
  'message-refused',
  'address-refused',
  'nothing-changed',
  'subscription-paused',
  'subscription-ended',
  'account-inactive',
  'no-company',
  'endpoint-paused',
  'endpoint-removed',
  'endpoint-gone',
  'secret-unreadable',
] as const;
export type DeliveryCause = (typeof DELIVERY_CAUSES)[number];

/** How long a delivery is tried, hours; a weekend with a holiday. */
export const TRIED_HOURS = 72;
/** How long one attempt may take before another worker may take the delivery over, seconds. */
export const LEASE_SECONDS = 90;
/** Longest note of what a server answered, characters. */
const MOST_OF_ANSWER = 200;

const FIRST_PAUSE_SECONDS = 30;
const LONGEST_PAUSE_SECONDS = 4 * 3_600;

/** Pause after an attempt that came to nothing, seconds. @param attempts made so far, from 1 */
export const pauseSeconds = (attempts: number): number =>
  Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** Math.min(attempts - 1, 20));

/** A delivery that this worker took on. */
export interface Claim {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly event: DeliveryEvent;
  /** Null of a trial and of a mail on company fit, as is the edition. */
  readonly week: Week | null;
  readonly edition: number | null;
  readonly subscriptionId: string | null;
  /** Of a mail on company fit; null of all else, and where the subscription is gone. */
  readonly fitMailSubscriptionId: string | null;
  readonly accountId: string | null;
  readonly endpointId: string | null;
  /** What a single change of a report says, and the page of it as `path`; null of all else. */
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly createdAt: Date;
  readonly attempts: number;
  readonly leaseToken: string;
}

/** What came of an attempt. */
export type Outcome =
  | { readonly state: 'sent'; readonly answer: string }
  /** Try later; `isServerAway` where the next delivery would fare no better. */
  | { readonly state: 'again'; readonly answer: string; readonly isServerAway?: boolean }
  | {
      readonly state: 'failed' | 'suppressed';
      readonly cause: DeliveryCause;
      readonly answer: string | null;
    };

/** What a server answered as a short line. @param secrets texts that are taken out, such as an address */
export function answerNote(text: string, secrets: readonly string[] = []): string {
  const without = secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
  return oneLine(without, MOST_OF_ANSWER);
}
