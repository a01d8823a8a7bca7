import { findRecipient, type Recipient } from '@jeonghap/identity';
import { type MailConfig } from '@jeonghap/platform';
import {
  CompanyEditionService,
  ReportReadingService,
  type ReportMail,
  toReportMail,
} from '@jeonghap/reports';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DELIVERY_SETTINGS, type DeliverySettings } from '../delivery-settings.js';
import { answerNote, type Claim, type DeliveryCause, type Outcome } from '../outbox/outbox.js';
import { claimDue, giveBack, giveUpExhausted, settle } from '../outbox/outbox.store.js';
import { makeOptOutToken } from '../subscription/opt-out.service.js';
import { type SubscriptionDraft, type SubscriptionState } from '../subscription/subscription.js';
import { findSubscribed } from '../subscription/subscription.store.js';
import { MailSender } from './mail-sender.js';
import { renderMail } from './render-mail.js';
import { isSuppressed, suppress } from './suppression.store.js';

/** Mail that is taken on at once. */
const AT_ONCE = 4;
/** How long no mail is tried after the server could not be reached, milliseconds. */
const SERVER_PAUSE_MS = 30_000;

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
  private readonly logger = new Logger(MailWorkService.name);
  private readonly mail: MailConfig | undefined;
  private readonly sender: MailSender | undefined;
  private restUntil = -Infinity;
  private isStopping = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reports: ReportReadingService,
    @Inject(DELIVERY_SETTINGS) settings: DeliverySettings,
    private readonly companies: CompanyEditionService,
  ) {
    this.mail = settings.mail;
    this.sender = settings.mail === undefined ? undefined : new MailSender(settings.mail);
  }

  /** Takes on no more; what is being sent is sent. */
  stop(): void {
    this.isStopping = true;
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
    if (this.sender === undefined) return 0;
    await giveUpExhausted(this.dataSource.manager);
    let sent = 0;
    while (!this.isStopping && performance.now() >= this.restUntil) {
      const claims = await claimDue(this.dataSource.manager, 'mail', AT_ONCE);
      if (claims.length === 0) break;
      sent += await this.sendAll(claims);
    }
    return sent;
  }

  private async sendAll([first, ...others]: readonly Claim[]): Promise<number> {
    if (first === undefined) return 0;
    const outcome = await this.attempt(first);
    // the first one finds out whether there is a server at all
    if (outcome.state === 'again' && outcome.isServerAway === true) {
      this.restUntil = performance.now() + SERVER_PAUSE_MS;
      await giveBack(this.dataSource.manager, others);
    }
    const rest = performance.now() < this.restUntil ? [] : others;
    const outcomes = [outcome, ...(await Promise.all(rest.map((claim) => this.attempt(claim))))];
    return outcomes.filter(({ state }) => state === 'sent').length;
  }

  private async attempt(claim: Claim): Promise<Outcome> {
    let outcome: Outcome;
    try {
      outcome = await this.send(claim);
    } catch (error) {
      this.logger.warn(`a mail could not be written: ${String(error)}`);
      outcome = { state: 'again', answer: answerNote(error instanceof Error ? error.name : 'error') };
    }
    await settle(this.dataSource.manager, claim, outcome);
    return outcome;
  }

  private async send(claim: Claim): Promise<Outcome> {
    const prepared = await this.prepare(claim);
    if (prepared.kind === 'none') return { state: 'suppressed', cause: prepared.cause, answer: null };
    const { sender, mail: config } = this;
    const { id, accountId, subscriptionId } = claim;
    if (sender === undefined || config === undefined || accountId === null || subscriptionId === null)
      throw new Error('a mail was claimed that nobody can send');
    const { recipient, mail } = prepared;
    const token = await makeOptOutToken(this.dataSource.manager, subscriptionId);
    const to = { name: recipient.name, address: recipient.email };
    const outcome = await sender.send(
      { deliveryId: id, to, optOutUrl: `${config.publicUrl}/api/v1/opt-outs/${token}` },
      renderMail(mail, { origin: config.publicUrl, optOut: `${config.publicUrl}/opt-out/${token}` }),
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
