import { Logger } from '@nestjs/common';
import { type DataSource } from 'typeorm';
import { answerNote, type Claim, type DeliveryKind, type Outcome } from '../outbox/outbox.js';
import { claimDue, giveBack, giveUpExhausted, settle } from '../outbox/outbox.store.js';

/** Mail that is taken on at once. */
const AT_ONCE = 4;
/** How long no mail is tried after the server could not be reached, milliseconds. */
const SERVER_PAUSE_MS = 30_000;

/** Takes on the mail of one kind that is due, round after round, and writes down what came of it. Any number of workers may do so at once. */
export class MailRounds {
  private readonly logger = new Logger(MailRounds.name);
  private restUntil = -Infinity;
  private isStopping = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly kind: DeliveryKind,
  ) {}

  /** Takes on no more; what is being sent is sent. */
  stop(): void {
    this.isStopping = true;
  }

  /**
   * Sends until nothing is due, or the mail server is away: then the rest waits untouched.
   * @param send writes one mail and hands it over
   * @returns mails that the server took
   */
  async sendDue(send: (claim: Claim) => Promise<Outcome>): Promise<number> {
    await giveUpExhausted(this.dataSource.manager);
    let sent = 0;
    while (!this.isStopping && performance.now() >= this.restUntil) {
      const claims = await claimDue(this.dataSource.manager, this.kind, AT_ONCE);
      if (claims.length === 0) break;
      sent += await this.sendAll(claims, send);
    }
    return sent;
  }

  private async sendAll(
    [first, ...others]: readonly Claim[],
    send: (claim: Claim) => Promise<Outcome>,
  ): Promise<number> {
    if (first === undefined) return 0;
    const outcome = await this.attempt(first, send);
    // the first one finds out whether there is a server at all
    if (outcome.state === 'again' && outcome.isServerAway === true) {
      this.restUntil = performance.now() + SERVER_PAUSE_MS;
      await giveBack(this.dataSource.manager, others);
    }
    const rest = performance.now() < this.restUntil ? [] : others;
    const outcomes = [outcome, ...(await Promise.all(rest.map((claim) => this.attempt(claim, send))))];
    return outcomes.filter(({ state }) => state === 'sent').length;
  }

  private async attempt(claim: Claim, send: (claim: Claim) => Promise<Outcome>): Promise<Outcome> {
    let outcome: Outcome;
    try {
      outcome = await send(claim);
    } catch (error) {
      this.logger.warn(`a mail could not be written: ${String(error)}`);
      outcome = { state: 'again', answer: answerNote(error instanceof Error ? error.name : 'error') };
    }
    await settle(this.dataSource.manager, claim, outcome);
    return outcome;
  }
}
