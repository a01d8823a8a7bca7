import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { assertLocal } from './local-request.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Until accounts exist, everybody reads and only the machine itself may edit. */
@Injectable()
export class LocalEditsGuard implements CanActivate {
  /** @throws Forbidden when an edit comes from elsewhere */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!SAFE_METHODS.has(request.method)) assertLocal(request);
    return true;
  }
}
