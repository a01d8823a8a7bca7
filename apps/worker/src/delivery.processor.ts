import { DispatchService, FitMailWorkService, MailWorkService, WebhookWorkService } from '@jeonghap/delivery';
import { FitNewsService } from '@jeonghap/fit';
import { Injectable } from '@nestjs/common';
import { RepeatedWork } from './repeated-work.js';

/** Time between two looks for what is to go out, milliseconds. */
const LOOK_MS = 5_000;

/**
 * Sends what is to go out for the reports that were published, and to companies of which something changed: what that is, company fit says.
 * It waits for other servers, never for the recompute, nor that for it.
 */
@Injectable()
export class DeliveryProcessor extends RepeatedWork {
  constructor(
    private readonly dispatch: DispatchService,
    private readonly mail: MailWorkService,
    private readonly webhooks: WebhookWorkService,
    private readonly fitMail: FitMailWorkService,
    private readonly fitNews: FitNewsService,
  ) {
    super('sending', { afterWorkMs: LOOK_MS });
  }

  protected async work(): Promise<void> {
    for (const week of await this.dispatch.dispatchNew())
      this.logger.log(`weekly report dispatched: ${week}`);
    const [sent, told, fit] = await Promise.all([
      this.mail.sendDue(),
      this.webhooks.sendDue(),
      this.fitMail.sendDue(this.fitNews),
    ]);
    if (sent + fit > 0) this.logger.log(`mail sent: ${String(sent + fit)}`);
    if (told > 0) this.logger.log(`webhooks sent: ${String(told)}`);
  }

  protected override stop(): void {
    this.mail.stop();
    this.webhooks.stop();
    this.fitMail.stop();
  }
}
