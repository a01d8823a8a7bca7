export { DELIVERY_MIGRATIONS } from './delivery-migrations.js';
export { DeliveryModule, type DeliveryModuleSettings, DeliveryWorkModule } from './delivery.module.js';
export { FIT_MAIL_STATES, type FitMailSource, type FitMailState } from './fit-mail/fit-mail.js';
export { FitMailChoiceService, type FitMailView } from './fit-mail/fit-mail-choice.service.js';
export { FitMailWorkService } from './fit-mail/fit-mail-work.service.js';
export { type MailPreview, MailPreviewService } from './mail/mail-preview.service.js';
export { MailWorkService } from './mail/mail-work.service.js';
export { MAIL_STYLE_SOURCE } from './mail/render-mail.js';
export {
  type DeliveryBacklog,
  DeliveryBacklogService,
  DELIVERY_TROUBLES,
  type DeliveryTrouble,
} from './outbox/delivery-backlog.service.js';
export { type Delivery, type DeliveryFilter, DeliveryLogService } from './outbox/delivery-log.service.js';
export { DispatchService } from './outbox/dispatch.service.js';
export {
  DELIVERY_CAUSES,
  DELIVERY_EVENTS,
  DELIVERY_KINDS,
  DELIVERY_STATES,
  type DeliveryCause,
  type DeliveryEvent,
  type DeliveryKind,
  type DeliveryState,
} from './outbox/outbox.js';
export { type HeldSubscription, OptOutService } from './subscription/opt-out.service.js';
export { MAIL_SORTS, type MailSort } from './subscription/opt-out.store.js';
export {
  MOST_SUBSCRIPTIONS,
  type Subscription,
  SUBSCRIPTION_EDITIONS,
  SUBSCRIPTION_STATES,
  type SubscriptionChange,
  type SubscriptionDraft,
  type SubscriptionEdition,
  type SubscriptionState,
} from './subscription/subscription.js';
export { ENDPOINT_EVENTS, type EndpointEvent } from './webhook/report-events.js';
export {
  ENDPOINT_STATES,
  type EndpointState,
  MOST_ENDPOINTS,
  PAUSE_CAUSES,
  type PauseCause,
  type WebhookEndpoint,
} from './webhook/webhook-endpoint.js';
export { WebhookEndpointService } from './webhook/webhook-endpoint.service.js';
export { WebhookWorkService } from './webhook/webhook-work.service.js';
export { SubscriptionService } from './subscription/subscription.service.js';
