import rateLimit from '@fastify/rate-limit';
import { networkOf } from '@jeonghap/identity';
import { TooManyRequests } from '@jeonghap/platform';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';
import { AccessService } from './access.service.js';

const MINUTE_MS = 60_000;
/** Addresses and people that are counted at the same time; beyond that the longest unseen are forgotten. */
const COUNTED = 20_000;
/** A load balancer asks as often as it likes. */
const UNCOUNTED = '/api/v1/health/';

/**
 * Answers 429 to who asks too often. Counted is the person, once the credentials proved right, else the address: made-up
 * credentials and headers open no new account of requests. Each process counts for itself.
 * @param perMinute most requests a minute; 0 for any number
 */
export async function limitRequests(app: NestFastifyApplication, perMinute: number): Promise<void> {
  if (perMinute === 0) return;
  const access = app.get(AccessService);
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: MINUTE_MS,
    cache: COUNTED,
    allowList: ({ url }: FastifyRequest) => url.startsWith(UNCOUNTED),
    keyGenerator: (request: FastifyRequest) => countedAs(access, request),
    errorResponseBuilder: (_request, { ttl }) =>
      new TooManyRequests('request.too-many', {
        details: { retryAfterSeconds: Math.max(1, Math.ceil(ttl / 1_000)) },
      }),
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': false,
    },
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
  });
}

async function countedAs(access: AccessService, request: FastifyRequest): Promise<string> {
  try {
    const principal = await access.identify(request);
    if (principal !== undefined) return `account ${principal.accountId}`;
  } catch {
    // whoever cannot be asked about, or is not who they say, counts by address; the guard reports what is wrong
  }
  return `address ${networkOf(request.ip)}`;
}
