import { type WebhookEndpoint } from '../api/model.js';

type EndpointEvent = WebhookEndpoint['events'][number];

/** Of what an endpoint may be told, in the order in which it is offered. */
export const eventOrder = [
  'report.published',
  'proposal.gap_opened',
  'proposal.gap_closed',
  'programme.deadline_changed',
] as const satisfies readonly EndpointEvent[];

/** Where the words for it are. */
export const eventKeys = {
  'report.published': 'webhooks.event.published',
  'proposal.gap_opened': 'webhooks.event.gap_opened',
  'proposal.gap_closed': 'webhooks.event.gap_closed',
  'programme.deadline_changed': 'webhooks.event.deadline_changed',
} as const satisfies Record<EndpointEvent, string>;
