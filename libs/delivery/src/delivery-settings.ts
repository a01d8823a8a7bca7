import { type MailConfig, type WebhookConfig } from '@jeonghap/platform';

/** How deliveries go out. */
export interface DeliverySettings {
  /** Absent where no mail is sent. */
  readonly mail?: MailConfig | undefined;
  /** Absent where no webhooks are sent. */
  readonly webhooks?: WebhookConfig | undefined;
}

export const DELIVERY_SETTINGS = Symbol('DeliverySettings');
