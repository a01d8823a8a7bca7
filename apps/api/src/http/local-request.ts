import { Forbidden } from '@jeonghap/platform';
import { type FastifyRequest } from 'fastify';

const LOOPBACK = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;
const LOCAL_HOST = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/i;
/** What proxies add to a request of somebody else. */
const FORWARDED = /^(forwarded|via|x-real-ip|x-forwarded-.*)$/;

/**
 * Whether a person at this very machine sent the request; until accounts exist that is who may edit and administer. A
 * header that a client can set is never believed: the socket's address counts, or what a trusted proxy says of its own
 * client. A web page of another site that the person has open is not the person, hence the host and origin checks: a
 * rebound name fails the first, a cross-site request the second.
 * @throws Forbidden `access.forwarded`, `access.loopback-only` or `access.foreign-origin`
 */
export function assertLocal(request: FastifyRequest): void {
  if (isForwarded(request) && !isByTrustedProxy(request)) throw new Forbidden('access.forwarded');
  if (!LOOPBACK.test(request.ip)) throw new Forbidden('access.loopback-only');
  if (!isOwnPage(request)) throw new Forbidden('access.foreign-origin');
}

/** Whether the request was typed in or made by a page of this server, as far as a browser tells. */
function isOwnPage({ headers }: FastifyRequest): boolean {
  const { host = '', origin = `http://${host}`, 'sec-fetch-site': site = 'none' } = headers;
  return LOCAL_HOST.test(host) && origin === `http://${host}` && ['same-origin', 'none'].includes(site);
}

const isForwarded = ({ headers }: FastifyRequest): boolean =>
  Object.keys(headers).some((name) => FORWARDED.test(name));

/**
 * Fastify lists the peer alone unless it is one of the configured proxies and named its client in X-Forwarded-For, which
 * is then `request.ip`.
 */
const isByTrustedProxy = ({ ips = [] }: FastifyRequest): boolean => ips.length > 1;
