import { type DynamicModule, Module } from '@nestjs/common';
import { ReportsModule, type ReportsSettings } from '@jeonghap/reports';
import { DELIVERY_SETTINGS, type DeliverySettings } from './delivery-settings.js';
import { FitMailChoiceService } from './fit-mail/fit-mail-choice.service.js';
import { FitMailWorkService } from './fit-mail/fit-mail-work.service.js';
import { MailPreviewService } from './mail/mail-preview.service.js';
import { MailWorkService } from './mail/mail-work.service.js';
import { DeliveryBacklogService } from './outbox/delivery-backlog.service.js';
import { DeliveryLogService } from './outbox/delivery-log.service.js';
import { DispatchService } from './outbox/dispatch.service.js';
import { OptOutService } from './subscription/opt-out.service.js';
import { WebhookEndpointService } from './webhook/webhook-endpoint.service.js';
import { WebhookWorkService } from './webhook/webhook-work.service.js';
import { SubscriptionService } from './subscription/subscription.service.js';

/** What a process needs to deliver, beside what its reports need. */
export type DeliveryModuleSettings = DeliverySettings & ReportsSettings;

const settingsOf = ({ mail, webhooks }: DeliverySettings) => ({
  provide: DELIVERY_SETTINGS,
  useValue: { mail, webhooks } satisfies DeliverySettings,
});

/** For the API: what people subscribe to, and what became of it. */
@Module({})
export class DeliveryModule {
  static forRoot(settings: DeliveryModuleSettings): DynamicModule {
    const services = [
      DeliveryBacklogService,
      DeliveryLogService,
      FitMailChoiceService,
      MailPreviewService,
      OptOutService,
      SubscriptionService,
      WebhookEndpointService,
    ];
    return {
      module: DeliveryModule,
      imports: [ReportsModule.forRoot(settings)],
      providers: [...services, settingsOf(settings)],
      exports: services,
    };
  }
}

/** For workers: putting into the outbox, and sending. */
@Module({})
export class DeliveryWorkModule {
  static forRoot(settings: DeliveryModuleSettings): DynamicModule {
    const services = [DispatchService, FitMailWorkService, MailWorkService, WebhookWorkService];
    return {
      module: DeliveryWorkModule,
      imports: [ReportsModule.forRoot(settings)],
      providers: [...services, settingsOf(settings)],
      exports: services,
    };
  }
}
