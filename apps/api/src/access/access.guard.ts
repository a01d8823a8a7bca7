import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { AccessService } from './access.service.js';
import { type Admission, ADMISSION, SECRET_IN_ADDRESS } from './allow.js';
import { principalOf } from './principal.js';

/** Lets a request through to the route when its sender may use it. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: AccessService,
  ) {}

  /** @throws NotSignedIn, Forbidden */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const admission = this.reflector.getAllAndOverride<Admission | undefined>(ADMISSION, [
      context.getHandler(),
      context.getClass(),
    ]);
    const hasSecret = this.reflector.get<boolean | undefined>(SECRET_IN_ADDRESS, context.getHandler());
    await this.access.admit(request, admission, hasSecret === true);
    // what one person is shown is for no cache that others use
    if (admission !== 'everyone' || principalOf(request) !== undefined) {
      void http.getResponse<FastifyReply>().header('cache-control', 'no-store');
    }
    return true;
  }
}
