import { DispatchService, MailWorkService, WebhookWorkService } from '@jeonghap/delivery';
import { Injectable } from '@nestjs/common';
import { RepeatedWork } from './repeated-work.js';

/** Time between two looks for what is to go out, milliseconds. */
const LOOK_MS = 5_000;

/** Sends what is to go out for the reports that were published. It waits for other servers, never for the recompute, nor that for it. */
@Injectable()
export class DeliveryProcessor extends RepeatedWork {
  constructor(
    private readonly dispatch: DispatchService,
    private readonly mail: MailWorkService,
    private readonly webhooks: WebhookWorkService,
  ) {
    super('sending', { afterWorkMs: LOOK_MS });
  }

  protected async work(): Promise<void> {
    for (const week of await this.dispatch.dispatchNew())
      this.logger.log(`weekly report dispatched: ${week}`);
    const [sent, told] = await Promise.all([this.mail.sendDue(), this.webhooks.sendDue()]);
    if (sent > 0) this.logger.log(`mail sent: ${String(sent)}`);
    if (told > 0) this.logger.log(`webhooks sent: ${String(told)}`);
  }

  protected override stop(): void {
    this.mail.stop();
    this.webhooks.stop();
  }
}
