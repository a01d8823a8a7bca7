import { findRecipient, type Recipient } from '@jeonghap/identity';
import { type MailConfig } from '@jeonghap/platform';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DELIVERY_SETTINGS, type DeliverySettings } from '../delivery-settings.js';
import { MailRounds } from '../mail/mail-rounds.js';
import { MailSender } from '../mail/mail-sender.js';
import { isSuppressed, suppress } from '../mail/suppression.store.js';
import { type Claim, type DeliveryCause, type Outcome } from '../outbox/outbox.js';
import { makeOptOutToken } from '../subscription/opt-out.store.js';
import {
  clockInSeoul,
  FIRST_HOUR,
  type FitMailContent,
  type FitMailSource,
  type FitMailState,
} from './fit-mail.js';
import {
  type FitMailSubscriber,
  findSubscriber,
  listUnlooked,
  listUnsent,
  noteLook,
} from './fit-mail.store.js';
import { renderFitMail } from './render-fit-mail.js';

/** Subscribers for whom it is looked before what is due is sent. */
const LOOKS_AT_ONCE = 200;

/** What is needed to write a mail, or why none is to be written. */
type Prepared =
  | {
      readonly kind: 'mail';
      readonly subscriber: FitMailSubscriber;
      readonly recipient: Recipient;
      readonly content: FitMailContent;
    }
  | { readonly kind: 'none'; readonly cause: DeliveryCause };

const none = (cause: DeliveryCause): Prepared => ({ kind: 'none', cause });

/** Why nothing goes out for a subscription. */
const OFF_CAUSES: Readonly<Record<FitMailState, DeliveryCause | null>> = {
  active: null,
  off: 'subscription-paused',
  'opted-out': 'subscription-ended',
};

/** Tells people by mail of what changes for their company, at most once a day. Any number of workers may do so at once. */
@Injectable()
export class FitMailWorkService implements OnModuleDestroy {
  private readonly logger = new Logger(FitMailWorkService.name);
  private readonly rounds: MailRounds;
  private readonly mail: MailConfig | undefined;
  private readonly sender: MailSender | undefined;
  private isStopping = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(DELIVERY_SETTINGS) settings: DeliverySettings,
  ) {
    this.rounds = new MailRounds(dataSource, 'fit-mail');
    this.mail = settings.mail;
    this.sender = settings.mail === undefined ? undefined : new MailSender(settings.mail);
  }

  /** Takes on no more; what is being sent is sent. */
  stop(): void {
    this.isStopping = true;
    this.rounds.stop();
  }

  onModuleDestroy(): void {
    this.stop();
    this.sender?.close();
  }

  /**
   * Looks, from the morning on and once a day for each subscriber, whether there is something to tell, and sends what is due.
   * @param source knows what there is to tell
   * @param now whose day in Seoul it is
   * @returns mails that the server took
   */
  async sendDue(source: FitMailSource, now = new Date()): Promise<number> {
    const { sender, mail } = this;
    if (sender === undefined || mail === undefined) return 0;
    const send = () => this.rounds.sendDue((claim) => this.send(claim, { source, now, sender, mail }));
    let sent = 0;
    let looked: FitMailSubscriber | undefined;
    do {
      looked = await this.look(source, now, looked);
      sent += await send();
    } while (looked !== undefined && !this.isStopping);
    return sent;
  }

  /**
   * Looks for some subscribers.
   * @param after who was the last of those before
   * @returns who was the last now; undefined where none is left
   */
  private async look(
    source: FitMailSource,
    now: Date,
    after: FitMailSubscriber | undefined,
  ): Promise<FitMailSubscriber | undefined> {
    const { day, hour } = clockInSeoul(now);
    if (hour < FIRST_HOUR) return undefined;
    const { manager } = this.dataSource;
    const page = { after: after?.subscriptionId ?? null, limit: LOOKS_AT_ONCE };
    const subscribers = await listUnlooked(manager, day, page);
    const failures: unknown[] = [];
    for (const subscriber of subscribers) {
      if (this.isStopping) break;
      try {
        await source.release(await listUnsent(manager, subscriber.subscriptionId));
        const hasNews = await source.hasNews(subscriber, now);
        await this.dataSource.transaction((writing) => noteLook(writing, subscriber, { day, hasNews }));
      } catch (error) {
        failures.push(error); // the others are not to wait for it
      }
    }
    if (failures.length > 0)
      this.logger.warn(
        `for ${String(failures.length)} subscribers it was not found out what there is to tell, first: ${String(failures[0])}`,
      );
    return this.isStopping ? undefined : subscribers.at(-1);
  }

  private async send(claim: Claim, { source, now, sender, mail }: Sending): Promise<Outcome> {
    const prepared = await this.prepare(claim, source, now);
    if (prepared.kind === 'none') return { state: 'suppressed', cause: prepared.cause, answer: null };
    const { subscriber, recipient, content } = prepared;
    const { manager } = this.dataSource;
    const token = await makeOptOutToken(manager, 'fit', subscriber.subscriptionId);
    const outcome = await sender.send(
      {
        ...{ deliveryId: claim.id, list: 'company-fit' },
        to: { name: recipient.name, address: recipient.email },
        optOutUrl: `${mail.publicUrl}/api/v1/opt-outs/${token}`,
      },
      renderFitMail(content, { origin: mail.publicUrl, optOut: `${mail.publicUrl}/opt-out/${token}` }),
    );
    if (outcome.state === 'suppressed')
      await suppress(manager, subscriber.accountId, {
        ...{ address: recipient.email, answer: outcome.answer ?? '' },
      });
    return outcome;
  }

  /** Whom it goes to and what it says is found out now, whatever held when it was put into the outbox. */
  private async prepare(
    { id, fitMailSubscriptionId }: Claim,
    source: FitMailSource,
    now: Date,
  ): Promise<Prepared> {
    const { manager } = this.dataSource;
    const subscriber = await findSubscriber(manager, fitMailSubscriptionId);
    if (subscriber === undefined) return none('subscription-ended');
    const off = OFF_CAUSES[subscriber.state];
    if (off !== null) return none(off);
    const recipient = await findRecipient(manager, subscriber.accountId);
    if (recipient === undefined) return none('account-inactive');
    if (await isSuppressed(manager, subscriber.accountId, recipient.email)) return none('address-refused');
    const content = await source.take(subscriber, id, now);
    if (content === null) return none('nothing-changed');
    return content === 'no-company' ? none(content) : { kind: 'mail', subscriber, recipient, content };
  }
}

interface Sending {
  readonly source: FitMailSource;
  readonly now: Date;
  readonly sender: MailSender;
  readonly mail: MailConfig;
}
