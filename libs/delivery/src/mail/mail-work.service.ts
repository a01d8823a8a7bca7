import { findRecipient, type Recipient } from '@jeonghap/identity';
import { type MailConfig } from '@jeonghap/platform';
import {
  CompanyEditionService,
  ReportReadingService,
  type ReportMail,
  toReportMail,
} from '@jeonghap/reports';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DELIVERY_SETTINGS, type DeliverySettings } from '../delivery-settings.js';
import { type Claim, type DeliveryCause, type Outcome } from '../outbox/outbox.js';
import { makeOptOutToken } from '../subscription/opt-out.store.js';
import { type SubscriptionDraft, type SubscriptionState } from '../subscription/subscription.js';
import { findSubscribed } from '../subscription/subscription.store.js';
import { MailRounds } from './mail-rounds.js';
import { MailSender } from './mail-sender.js';
import { renderReportMail } from './render-mail.js';
import { isSuppressed, suppress } from './suppression.store.js';

/** What is needed to write a mail, or why none is to be written. */
type Prepared =
  | { readonly kind: 'mail'; readonly recipient: Recipient; readonly mail: ReportMail }
  | { readonly kind: 'none'; readonly cause: DeliveryCause };

/** Why nothing goes out for a subscription. */
const OFF_CAUSES: Readonly<Record<SubscriptionState, DeliveryCause | null>> = {
  active: null,
  paused: 'subscription-paused',
  'opted-out': 'subscription-ended',
};

function toPrepared(mail: ReportMail | undefined, recipient: Recipient, edition: number): Prepared {
  if (mail === undefined) return { kind: 'none', cause: 'no-company' };
  // whoever was told something wrong is told so, also where nothing is left to tell
  if (mail.isQuiet && edition === 1) return { kind: 'none', cause: 'nothing-changed' };
  return { kind: 'mail', recipient, mail };
}

/** Sends the mail that is due. Any number of workers may do so at once. */
@Injectable()
export class MailWorkService implements OnModuleDestroy {
  private readonly rounds: MailRounds;
  private readonly mail: MailConfig | undefined;
  private readonly sender: MailSender | undefined;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reports: ReportReadingService,
    @Inject(DELIVERY_SETTINGS) settings: DeliverySettings,
    private readonly companies: CompanyEditionService,
  ) {
    this.rounds = new MailRounds(dataSource, 'mail');
    this.mail = settings.mail;
    this.sender = settings.mail === undefined ? undefined : new MailSender(settings.mail);
  }

  /** Takes on no more; what is being sent is sent. */
  stop(): void {
    this.rounds.stop();
  }

  onModuleDestroy(): void {
    this.stop();
    this.sender?.close();
  }

  /**
   * Sends until nothing is due, or the mail server is away: then the rest waits untouched.
   * @returns mails that the server took
   */
  async sendDue(): Promise<number> {
    return this.sender === undefined ? 0 : this.rounds.sendDue((claim) => this.send(claim));
  }

  private async send(claim: Claim): Promise<Outcome> {
    const prepared = await this.prepare(claim);
    if (prepared.kind === 'none') return { state: 'suppressed', cause: prepared.cause, answer: null };
    const { sender, mail: config } = this;
    const { id, accountId, subscriptionId } = claim;
    if (sender === undefined || config === undefined || accountId === null || subscriptionId === null)
      throw new Error('a mail was claimed that nobody can send');
    const { recipient, mail } = prepared;
    const token = await makeOptOutToken(this.dataSource.manager, 'report', subscriptionId);
    const to = { name: recipient.name, address: recipient.email };
    const outcome = await sender.send(
      {
        ...{ deliveryId: id, to, list: 'weekly-report' },
        optOutUrl: `${config.publicUrl}/api/v1/opt-outs/${token}`,
      },
      renderReportMail(mail, { origin: config.publicUrl, optOut: `${config.publicUrl}/opt-out/${token}` }),
    );
    if (outcome.state === 'suppressed')
      await suppress(this.dataSource.manager, accountId, {
        address: recipient.email,
        answer: outcome.answer ?? '',
      });
    return outcome;
  }

  private async prepare({ subscriptionId, accountId, week, edition }: Claim): Promise<Prepared> {
    const { manager } = this.dataSource;
    const subscription = await findSubscribed(manager, subscriptionId);
    // a mail is always of a report and to somebody; what is left of one whose subscription is gone is not
    if (subscription === undefined || accountId === null || week === null || edition === null)
      return { kind: 'none', cause: 'subscription-ended' };
    const off = OFF_CAUSES[subscription.state];
    if (off !== null) return { kind: 'none', cause: off };
    const recipient = await findRecipient(manager, accountId);
    if (recipient === undefined) return { kind: 'none', cause: 'account-inactive' };
    if (await isSuppressed(manager, accountId, recipient.email))
      return { kind: 'none', cause: 'address-refused' };
    const mail = await this.write(subscription, { week, edition, accountId }, recipient);
    return toPrepared(mail, recipient, edition);
  }

  /**
   * The edition of those who work here goes to those who may see it now, whatever they might when they subscribed; that of a company is made as the
   * person may see it now.
   * @returns undefined for the edition of a company where the person acts for none any more
   */
  private async write(
    { edition: wanted, filter, lang }: SubscriptionDraft,
    { accountId, ...key }: { readonly week: string; readonly edition: number; readonly accountId: string },
    { rights }: Recipient,
  ): Promise<ReportMail | undefined> {
    if (wanted === 'company') return this.companies.mail(key, lang, `user:${accountId}`);
    const audience = rights.includes('see-internal') ? 'internal' : 'public';
    return toReportMail(await this.reports.wholeContent({ ...key, audience }, undefined), filter, lang);
  }
}
