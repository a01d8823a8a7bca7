import { randomUUID } from 'node:crypto';
import { asActor } from '@jeonghap/catalogue';
import { Conflict, fieldError, InvalidInput, NotFound, type WebhookConfig } from '@jeonghap/platform';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { DELIVERY_SETTINGS, type DeliverySettings } from '../delivery-settings.js';
import { newWebhookSecret, sealSecret } from './sealed-secret.js';
import { type EndpointEvent } from './report-events.js';
import { type EndpointState, MOST_ENDPOINTS, type WebhookEndpoint } from './webhook-endpoint.js';
import {
  deleteEndpoint,
  findEndpoint,
  insertEndpoint,
  listEndpoints,
  putTrial,
  setEndpointEvents,
  setEndpointState,
} from './webhook-endpoint.store.js';
import { isTarget } from './webhook-target.js';

/** What administrators do with the endpoints of webhooks. */
@Injectable()
export class WebhookEndpointService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(DELIVERY_SETTINGS) private readonly settings: DeliverySettings,
  ) {}

  /** Whether this server sends webhooks at all. */
  get isSent(): boolean {
    return this.settings.webhooks !== undefined;
  }

  /** All endpoints, by the time at which they were made. */
  list(actor: string): Promise<readonly WebhookEndpoint[]> {
    return asActor(this.dataSource, actor, listEndpoints);
  }

  /**
   * @returns the endpoint with its secret, which is shown this once
   * @throws InvalidInput `request.invalid`, Conflict `webhook.off`, `webhook.too-many`
   */
  async create(
    { url, events }: Pick<WebhookEndpoint, 'url' | 'events'>,
    actor: string,
  ): Promise<{ readonly endpoint: WebhookEndpoint; readonly secret: string }> {
    const { key, listedHosts } = this.config();
    if (!isTarget(url, listedHosts))
      throw new InvalidInput('request.invalid', {
        details: { count: 1 },
        fields: [fieldError('url', 'webhookUrl')],
      });
    return asActor(this.dataSource, actor, async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('webhook_endpoint', 0))`);
      if ((await listEndpoints(manager)).length >= MOST_ENDPOINTS)
        throw new Conflict('webhook.too-many', { details: { most: MOST_ENDPOINTS } });
      const [id, secret] = [randomUUID(), newWebhookSecret()];
      await insertEndpoint(manager, { id, url, events, secretSealed: sealSecret(secret, id, key) });
      return { endpoint: await this.get(manager, id), secret };
    });
  }

  /** Pauses an endpoint or lets it go on, and changes of what it is told. @throws NotFound `webhook.not-found` */
  change(
    id: string,
    { state, events }: { readonly state?: EndpointState; readonly events?: readonly EndpointEvent[] },
    actor: string,
  ): Promise<WebhookEndpoint> {
    return asActor(this.dataSource, actor, async (manager) => {
      if (state !== undefined)
        await setEndpointState(manager, id, state, state === 'paused' ? 'by-hand' : null);
      if (events !== undefined) await setEndpointEvents(manager, id, events);
      return this.get(manager, id);
    });
  }

  /** @throws NotFound `webhook.not-found` */
  remove(id: string, actor: string): Promise<void> {
    return asActor(this.dataSource, actor, async (manager) => {
      if (!(await deleteEndpoint(manager, id))) throw new NotFound('webhook.not-found');
    });
  }

  /** Sends a trial, once; what comes of it stands among the deliveries. @throws NotFound `webhook.not-found`, Conflict `webhook.off` */
  async test(id: string, actor: string): Promise<void> {
    this.config();
    await asActor(this.dataSource, actor, async (manager) => {
      await this.get(manager, id);
      await putTrial(manager, id);
    });
  }

  private config(): WebhookConfig {
    const { webhooks } = this.settings;
    if (webhooks === undefined) throw new Conflict('webhook.off');
    return webhooks;
  }

  private async get(manager: EntityManager, id: string): Promise<WebhookEndpoint> {
    const found = await findEndpoint(manager, id);
    if (found === undefined) throw new NotFound('webhook.not-found');
    const { secretSealed: _secretSealed, ...endpoint } = found;
    return endpoint;
  }
}
