import { type WebhookConfig } from '@jeonghap/platform';
import { ReportReadingService } from '@jeonghap/reports';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Webhook } from 'standardwebhooks';
import { DataSource } from 'typeorm';
import { DELIVERY_SETTINGS, type DeliverySettings } from '../delivery-settings.js';
import { answerNote, type Claim, type Outcome } from '../outbox/outbox.js';
import { claimDue, giveUpExhausted, settle } from '../outbox/outbox.store.js';
import { AddressRefused, postPinned } from './post-pinned.js';
import { openSecret } from './sealed-secret.js';
import { findEndpoint, setEndpointState } from './webhook-endpoint.store.js';
import { isTarget } from './webhook-target.js';

/** Webhooks that are on their way at once. */
const AT_ONCE = 8;
/** By which an endpoint says that it will never be there again. */
const GONE = 410;

/** Sends the webhooks that are due. Any number of workers may do so at once. */
@Injectable()
export class WebhookWorkService {
  private readonly logger = new Logger(WebhookWorkService.name);
  private readonly config: WebhookConfig | undefined;
  private isStopping = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reports: ReportReadingService,
    @Inject(DELIVERY_SETTINGS) settings: DeliverySettings,
  ) {
    this.config = settings.webhooks;
  }

  /** Takes on no more; what is on its way arrives. */
  stop(): void {
    this.isStopping = true;
  }

  /** Sends until nothing is due. @returns webhooks that were taken */
  async sendDue(): Promise<number> {
    const { config } = this;
    if (config === undefined) return 0;
    await giveUpExhausted(this.dataSource.manager);
    let sent = 0;
    while (!this.isStopping) {
      const claims = await claimDue(this.dataSource.manager, 'webhook', AT_ONCE);
      if (claims.length === 0) break;
      const outcomes = await Promise.all(claims.map((claim) => this.attempt(claim, config)));
      sent += outcomes.filter(({ state }) => state === 'sent').length;
    }
    return sent;
  }

  private async attempt(claim: Claim, config: WebhookConfig): Promise<Outcome> {
    const { manager } = this.dataSource;
    let outcome: Outcome;
    try {
      outcome = await this.send(claim, config);
    } catch (error) {
      outcome = { state: 'again', answer: failureNote(error) };
      this.logger.warn(`a webhook could not be sent: ${failureNote(error)}`);
    }
    const cause = await settle(manager, claim, outcome);
    // a trial says nothing of how the endpoint fared
    if (claim.endpointId !== null && claim.event !== 'webhook.test') {
      if (cause === 'given-up' || cause === 'endpoint-gone')
        await setEndpointState(manager, claim.endpointId, 'paused', cause);
    }
    return outcome;
  }

  private async send(claim: Claim, config: WebhookConfig): Promise<Outcome> {
    const { id, endpointId, event } = claim;
    const endpoint =
      endpointId === null ? undefined : await findEndpoint(this.dataSource.manager, endpointId);
    if (endpoint === undefined) return { state: 'suppressed', cause: 'endpoint-removed', answer: null };
    if (endpoint.state === 'paused' && event !== 'webhook.test')
      return { state: 'suppressed', cause: 'endpoint-paused', answer: null };
    const secret = openSecret(endpoint.secretSealed, endpoint.id, config.key);
    if (secret === undefined) return { state: 'failed', cause: 'secret-unreadable', answer: null };
    // a host may have been taken off the list meanwhile
    if (!isTarget(endpoint.url, config.listedHosts)) throw new AddressRefused();
    const [body, at] = [await this.bodyOf(claim, config), new Date()];
    const status = await postPinned(new URL(endpoint.url), {
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Jeonghap-Webhook/1',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body),
      },
      body,
      listedHosts: config.listedHosts,
    });
    return outcomeOf(status);
  }

  /** The same at every attempt. What it tells is public; whoever gets it reads the rest by its link. */
  private async bodyOf(
    { event, week, edition, createdAt, data }: Claim,
    { publicUrl }: WebhookConfig,
  ): Promise<string> {
    const head = { type: event, timestamp: createdAt.toISOString() };
    if (week === null || edition === null) return JSON.stringify({ ...head, data: {} });
    if (data !== null) {
      const { path, ...said } = data;
      const page = publicUrl === undefined ? null : `${publicUrl}${String(path)}`;
      return JSON.stringify({ ...head, data: { ...said, link: page } });
    }
    const audience = 'public' as const;
    const { contentSha256 } = await this.reports.content({ week, edition, audience }, undefined);
    const link = publicUrl === undefined ? null : `${publicUrl}/reports/${week}?edition=${String(edition)}`;
    return JSON.stringify({ ...head, data: { week, edition, audience, contentSha256, link } });
  }
}

function outcomeOf(status: number): Outcome {
  const answer = `HTTP ${String(status)}`;
  if (status >= 200 && status < 300) return { state: 'sent', answer };
  if (status === GONE) return { state: 'failed', cause: 'endpoint-gone', answer };
  // a redirect is no answer: who may be told is what an administrator wrote down
  return { state: 'again', answer };
}

/** What went wrong in a word; messages may repeat addresses. */
function failureNote(error: unknown): string {
  if (error instanceof AddressRefused) return 'address is not public';
  const { code, name } = (typeof error === 'object' && error !== null ? error : {}) as Readonly<
    Record<string, unknown>
  >;
  const word = [code, name].find((one) => typeof one === 'string');
  return answerNote(typeof word === 'string' ? word : 'error');
}
