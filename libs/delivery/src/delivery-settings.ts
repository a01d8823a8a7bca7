import { type MailConfig } from '@jeonghap/platform';

/** How deliveries go out. */
export interface DeliverySettings {
  /** Absent where no mail is sent. */
  readonly mail?: MailConfig | undefined;
}

export const DELIVERY_SETTINGS = Symbol('DeliverySettings');
