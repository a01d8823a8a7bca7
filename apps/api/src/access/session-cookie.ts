import { type FastifyReply, type FastifyRequest } from 'fastify';
import { readSecretCookie, sendSecretCookie } from './secret-cookie.js';

const NAME = 'jeonghap_session';

/** The session's token that the browser holds, if any. */
export const readSessionToken = (request: Pick<FastifyRequest, 'protocol' | 'headers'>): string | undefined =>
  readSecretCookie(request, NAME);

/** Gives the browser a token. It goes with the browser's own session; the service ends it earlier or later. */
export function sendSessionToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  sendSecretCookie(request, reply, { name: NAME, secret: token });
}

export function clearSessionToken(request: FastifyRequest, reply: FastifyReply): void {
  sendSecretCookie(request, reply, { name: NAME, secret: '', seconds: 0 });
}
