import { type FastifyRequest } from 'fastify';

const LOOPBACK = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;
/** A name that leads elsewhere but was rebound to this machine fails here. */
const LOCAL_HOST = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/i;
/** What proxies add to a request of somebody else. */
const FORWARDED = /^(forwarded|via|x-real-ip|x-forwarded-.*)$/;

/**
 * Whether somebody at this very machine sent the request. No header that a client can set is believed: the socket's
 * address counts, or what a trusted proxy says of its own client.
 */
export function isLocal(request: FastifyRequest): boolean {
  return (
    LOOPBACK.test(request.ip) &&
    LOCAL_HOST.test(request.headers.host ?? '') &&
    (!isForwarded(request) || isByTrustedProxy(request))
  );
}

const isForwarded = ({ headers }: FastifyRequest): boolean =>
  Object.keys(headers).some((name) => FORWARDED.test(name));

/**
 * Fastify lists the peer alone unless it is one of the configured proxies and named its client in X-Forwarded-For, which
 * is then `request.ip`.
 */
const isByTrustedProxy = ({ ips = [] }: FastifyRequest): boolean => ips.length > 1;
