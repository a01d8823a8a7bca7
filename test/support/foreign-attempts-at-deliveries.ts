import { internalReport } from './foreign-attempts-at-reports.js';
import { type ForeignOperation, neither, shows, writes } from './foreign-operation.js';
import { type ForeignWorld, MARK } from './foreign-world.js';

const FILTER = { topics: [], stakeholders: [], ministries: [], axes: [] };
const TOKEN = 'x'.repeat(43);

/** A subscription of the owner of what is private, narrowed to a name that nobody else may see. @returns its id */
function ownSubscription(world: ForeignWorld): Promise<string> {
  return world.value(
    `INSERT INTO report_subscription (account_id, lang, filter)
     VALUES ('${world.owner.id}', 'ko', '{"topics": [], "stakeholders": [], "ministries": ["${MARK}"], "axes": []}')
     RETURNING id`,
  );
}

/** A delivery that was given up, with what the other side said. @returns its id */
function failedDelivery(world: ForeignWorld): Promise<string> {
  return world.value(
    `INSERT INTO delivery (kind, key, week, edition, account_id, state, cause, last_answer, give_up_at)
     VALUES ('mail', gen_random_uuid(), '2026-W47', 1, '${world.colleague.id}', 'failed', 'given-up', '${MARK} 421', clock_timestamp())
     RETURNING id`,
  );
}

/** An endpoint whose address only administrators may see. @returns its id */
function endpoint(world: ForeignWorld): Promise<string> {
  return world.value(
    `INSERT INTO webhook_endpoint (id, url, secret_sealed)
     VALUES (gen_random_uuid(), 'https://${MARK}.agency.go.kr/in', '\\x00') RETURNING id`,
  );
}

/** Attempts on what people subscribed to, and on what was sent to them. */
export const DELIVERIES: Readonly<Record<string, ForeignOperation>> = {
  'GET /report-subscriptions': shows(async (world) => {
    await ownSubscription(world);
    return { path: '/report-subscriptions' };
  }, 'owner'),
  'POST /report-subscriptions': neither(() => ({
    path: '/report-subscriptions',
    body: { lang: 'ko', filter: FILTER },
  })),
  'POST /report-subscriptions/preview': shows(async (world) => {
    await internalReport(world);
    // what only the mail of those who work here says
    const secret = '내부용입니다.';
    return { path: '/report-subscriptions/preview', secret, body: { lang: 'ko', filter: FILTER } };
  }, 'see-internal'),
  'PATCH /report-subscriptions/{id}': shows(
    async (world) => ({
      path: `/report-subscriptions/${await ownSubscription(world)}`,
      body: { state: 'paused' },
    }),
    'owner',
  ),
  'DELETE /report-subscriptions/{id}': neither(async (world) => ({
    path: `/report-subscriptions/${await ownSubscription(world)}`,
  })),
  'GET /opt-outs/{token}': neither(`/opt-outs/${TOKEN}`),
  'POST /opt-outs/{token}': neither(`/opt-outs/${TOKEN}`),
  'GET /webhook-endpoints': shows(async (world) => {
    await endpoint(world);
    return { path: '/webhook-endpoints' };
  }),
  // without a key there are no webhooks, and this product has none
  'POST /webhook-endpoints': neither(() => ({
    path: '/webhook-endpoints',
    body: { url: 'https://hooks.agency.go.kr' },
  })),
  'POST /webhook-endpoints/{id}/test': neither(async (world) => ({
    path: `/webhook-endpoints/${await endpoint(world)}/test`,
  })),
  'PATCH /webhook-endpoints/{id}': writes(async (world) => ({
    path: `/webhook-endpoints/${await endpoint(world)}`,
    body: { state: 'paused' },
  })),
  'DELETE /webhook-endpoints/{id}': writes(async (world) => ({
    path: `/webhook-endpoints/${await endpoint(world)}`,
  })),
  'GET /deliveries': shows(async (world) => {
    await failedDelivery(world);
    return { path: '/deliveries' };
  }),
  'POST /deliveries/{id}/retry': writes(async (world) => ({
    path: `/deliveries/${await failedDelivery(world)}/retry`,
  })),
};
