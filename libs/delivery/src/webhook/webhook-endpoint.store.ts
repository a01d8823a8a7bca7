import { type EntityManager } from 'typeorm';
import { TRIED_HOURS } from '../outbox/outbox.js';
import { type EndpointEvent } from './report-events.js';
import { type EndpointState, type PauseCause, type WebhookEndpoint } from './webhook-endpoint.js';

const COLUMNS = 'id, url, events, state, pause_cause AS "pauseCause", created_at AS "createdAt"';

export function listEndpoints(manager: EntityManager): Promise<readonly WebhookEndpoint[]> {
  return manager.query(`SELECT ${COLUMNS} FROM webhook_endpoint ORDER BY created_at, id`);
}

/** An endpoint with its sealed secret. */
export async function findEndpoint(
  manager: EntityManager,
  id: string,
): Promise<(WebhookEndpoint & { readonly secretSealed: Buffer }) | undefined> {
  const [row] = await manager.query<(WebhookEndpoint & { readonly secretSealed: Buffer })[]>(
    `SELECT ${COLUMNS}, secret_sealed AS "secretSealed" FROM webhook_endpoint WHERE id = $1`,
    [id],
  );
  return row;
}

export async function insertEndpoint(
  manager: EntityManager,
  endpoint: Pick<WebhookEndpoint, 'id' | 'url' | 'events'> & { readonly secretSealed: Buffer },
): Promise<void> {
  await manager.query(
    'INSERT INTO webhook_endpoint (id, url, secret_sealed, events) VALUES ($1, $2, $3, $4)',
    [endpoint.id, endpoint.url, endpoint.secretSealed, endpoint.events],
  );
}

export async function setEndpointState(
  manager: EntityManager,
  id: string,
  state: EndpointState,
  cause: PauseCause | null,
): Promise<void> {
  await manager.query('UPDATE webhook_endpoint SET state = $2, pause_cause = $3 WHERE id = $1', [
    id,
    state,
    cause,
  ]);
}

/** Changes of what an endpoint is told from the next report on. */
export async function setEndpointEvents(
  manager: EntityManager,
  id: string,
  events: readonly EndpointEvent[],
): Promise<void> {
  await manager.query('UPDATE webhook_endpoint SET events = $2 WHERE id = $1', [id, events]);
}

/** @returns whether there was one */
export async function deleteEndpoint(manager: EntityManager, id: string): Promise<boolean> {
  const [, removed] = await manager.query<[unknown[], number]>('DELETE FROM webhook_endpoint WHERE id = $1', [
    id,
  ]);
  return removed > 0;
}

/** Puts a report that was published into the outbox for every endpoint that is on and chose to be told. */
export async function putWebhooks(
  manager: EntityManager,
  { week, edition }: { readonly week: string; readonly edition: number },
): Promise<void> {
  await manager.query(
    `INSERT INTO delivery (kind, key, event, week, edition, endpoint_id, give_up_at)
     SELECT 'webhook', 'report/' || $1::text || '/' || $2::int || '/endpoint/' || e.id, 'report.published', $1, $2, e.id,
            clock_timestamp() + make_interval(hours => $3)
       FROM webhook_endpoint e WHERE e.state = 'active' AND 'report.published' = ANY (e.events)
     ON CONFLICT (key) DO NOTHING`,
    [week, edition, TRIED_HOURS],
  );
}

/** Puts a trial into the outbox, which is tried once: whoever asked for it is waiting. */
export async function putTrial(manager: EntityManager, endpointId: string): Promise<void> {
  await manager.query(
    `INSERT INTO delivery (kind, key, event, endpoint_id, give_up_at)
     VALUES ('webhook', 'test/' || gen_random_uuid(), 'webhook.test', $1, clock_timestamp())`,
    [endpointId],
  );
}
