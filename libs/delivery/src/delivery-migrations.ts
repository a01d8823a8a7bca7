import { ReportMail1774000000000 } from './migrations/1774000000000-report-mail.js';
import { Webhook1774000001000 } from './migrations/1774000001000-webhook.js';
import { DeliveryBacklog1775000000000 } from './migrations/1775000000000-delivery-backlog.js';
import { WebhookEvents1775000001000 } from './migrations/1775000001000-webhook-events.js';
import { FitMail1776000001000 } from './migrations/1776000001000-fit-mail.js';
import { CompanyMail1776500001000 } from './migrations/1776500001000-company-mail.js';

/** Schema changes of this lib's tables, oldest first; they come after those of accounts and reports. */
export const DELIVERY_MIGRATIONS = [
  ReportMail1774000000000,
  Webhook1774000001000,
  DeliveryBacklog1775000000000,
  WebhookEvents1775000001000,
  FitMail1776000001000,
  CompanyMail1776500001000,
];
