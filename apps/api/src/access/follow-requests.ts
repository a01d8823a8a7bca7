import { followRequest, type Trail } from '@jeonghap/audit';
import { actorOf, networkOf } from '@jeonghap/identity';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { principalOf } from './principal.js';

/** Lets the audit log know of all that is written on a request's behalf by whom and how it came about. */
export function followRequests(server: FastifyInstance): void {
  // with a callback: what is called from it, and all that follows, runs in the trail
  server.addHook('preHandler', (request, _reply, done) => {
    followRequest(() => trailOf(request), done);
  });
}

/** Who sent it is known after the guards, so this is asked when something is written. */
function trailOf(request: FastifyRequest): Trail {
  const principal = principalOf(request);
  return {
    actor: principal === undefined ? 'public' : actorOf(principal),
    keyId: principal?.keyId ?? null,
    network: wideNetworkOf(request.ip),
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? '',
  };
}

/** The network of an address, so wide that it tells of an office and not of a person: IPv4 /24, IPv6 /48. */
export function wideNetworkOf(address: string): string {
  const network = networkOf(address);
  if (network.includes(':')) return `${network.split(':').slice(0, 3).join(':')}::/48`;
  return network.replace(/\.\d+$/, '.0/24');
}
