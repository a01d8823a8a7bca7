import { actorOf, type Principal } from '@jeonghap/identity';
import { NotSignedIn } from '@jeonghap/platform';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';

/** Kept beside the request, not on it, so that nothing a client sends can come to stand there. */
const principals = new WeakMap<FastifyRequest, Principal>();

export const rememberPrincipal = (request: FastifyRequest, principal: Principal): void => {
  principals.set(request, principal);
};
export const principalOf = (request: FastifyRequest): Principal | undefined => principals.get(request);

const requestOf = (context: ExecutionContext): FastifyRequest =>
  context.switchToHttp().getRequest<FastifyRequest>();

function getPrincipal(request: FastifyRequest): Principal {
  const principal = principalOf(request);
  if (principal === undefined) throw new NotSignedIn('access.sign-in-required');
  return principal;
}

/** Who is signed in; undefined for the public. */
export const Viewer = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Principal | undefined => principalOf(requestOf(context)),
);

/** Who is signed in. @throws NotSignedIn */
export const SignedIn = createParamDecorator((_data: unknown, context: ExecutionContext): Principal =>
  getPrincipal(requestOf(context)),
);

/** Name of whoever is signed in, for histories. @throws NotSignedIn */
export const Actor = createParamDecorator((_data: unknown, context: ExecutionContext): string =>
  actorOf(getPrincipal(requestOf(context))),
);
