import { Forbidden } from '@jeonghap/platform';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';

const LOOPBACK = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;
const LOCAL_HOST = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/i;
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Until accounts exist, only the machine itself may edit. The socket's address is what counts, never a header that a
 * client can set. A web page of another site that the user has open must not edit either, hence the host and origin
 * checks: a rebound name fails the first, a cross-site request the second.
 */
@Injectable()
export class LocalEditsGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!SAFE_METHODS.has(request.method)) refuseForeignEdit(request);
    return true;
  }
}

/** @throws Forbidden `access.loopback-only` or `access.foreign-origin` */
function refuseForeignEdit(request: FastifyRequest): void {
  if (!LOOPBACK.test(request.socket.remoteAddress ?? '')) throw new Forbidden('access.loopback-only');
  const { host = '', origin = `http://${host}`, 'sec-fetch-site': site = 'none' } = request.headers;
  const isOwn =
    LOCAL_HOST.test(host) && origin === `http://${host}` && (site === 'same-origin' || site === 'none');
  if (!isOwn) throw new Forbidden('access.foreign-origin');
}
