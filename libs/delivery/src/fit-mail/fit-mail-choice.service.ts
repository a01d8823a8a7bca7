import { asActor } from '@jeonghap/catalogue';
import { type Language } from '@jeonghap/reports';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DELIVERY_SETTINGS, type DeliverySettings } from '../delivery-settings.js';
import { findSuppression } from '../mail/suppression.store.js';
import { type FitMailChoice } from './fit-mail.js';
import { findChoice, putChoice } from './fit-mail.store.js';

/** What somebody chose, and what keeps mail from them. */
export interface FitMailView extends FitMailChoice {
  /** Whether this server sends mail at all. */
  readonly isMailSent: boolean;
  /** What the mail server said when it refused the address for good; null where it did not. */
  readonly refusal: string | null;
}

/** Whether people are told by mail of what changes for their company, each for themselves. */
@Injectable()
export class FitMailChoiceService {
  private readonly isMailSent: boolean;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(DELIVERY_SETTINGS) settings: DeliverySettings,
  ) {
    this.isMailSent = settings.mail !== undefined;
  }

  get(accountId: string): Promise<FitMailView> {
    return this.change(accountId);
  }

  /** Switches it on, from now on, or off; also for whoever opted out by the link in a mail. */
  set(accountId: string, choice: { readonly isOn: boolean; readonly lang: Language }): Promise<FitMailView> {
    return this.change(accountId, choice);
  }

  private change(accountId: string, choice?: Parameters<typeof putChoice>[2]): Promise<FitMailView> {
    return asActor(this.dataSource, `user:${accountId}`, async (manager) => {
      if (choice !== undefined) await putChoice(manager, accountId, choice);
      const { isMailSent } = this;
      const refusal = await findSuppression(manager, accountId);
      return { ...(await findChoice(manager, accountId)), isMailSent, refusal };
    });
  }
}
