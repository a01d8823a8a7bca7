import { type EndpointEvent } from './report-events.js';

/** Most endpoints. */
export const MOST_ENDPOINTS = 20;

export const ENDPOINT_STATES = ['active', 'paused'] as const;
export type EndpointState = (typeof ENDPOINT_STATES)[number];

/** Why an endpoint is paused: by hand, since it was not reached for long, or since it says that it is gone. */
export const PAUSE_CAUSES = ['by-hand', 'given-up', 'endpoint-gone'] as const;
export type PauseCause = (typeof PAUSE_CAUSES)[number];

/** Where programs of others are told that a report was published (웹훅). */
export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  /** Of what it is told; one at least. */
  readonly events: readonly EndpointEvent[];
  readonly state: EndpointState;
  readonly pauseCause: PauseCause | null;
  readonly createdAt: Date;
}
