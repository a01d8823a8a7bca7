import { type ProviderBrowser } from '@jeonghap/identity';
import { InvalidInput } from '@jeonghap/platform';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { traceOf } from './client-trace.js';
import { readSecretCookie, sendSecretCookie } from './secret-cookie.js';

const NAME = 'jeonghap_sign_in';
/** As long as an attempt is good for. */
const SECONDS = 600;

/** What binds a sign-in through the provider to this browser, from its beginning to its return. */
export const readAttemptToken = (request: FastifyRequest): string | undefined =>
  readSecretCookie(request, NAME);

export function sendAttemptToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  sendSecretCookie(request, reply, { name: NAME, secret: token, seconds: SECONDS });
}

export function clearAttemptToken(request: FastifyRequest, reply: FastifyReply): void {
  sendSecretCookie(request, reply, { name: NAME, secret: '', seconds: 0 });
}

/**
 * The browser and the address under which it reaches this service. The provider sends people back there, and it takes no
 * address that was not registered with it.
 * @throws InvalidInput `request.malformed` when the Host is none
 */
export function browserOf(request: FastifyRequest): ProviderBrowser {
  const origin = `${request.protocol}://${request.host}`;
  if (!URL.canParse(origin)) throw new InvalidInput('request.malformed');
  return { origin: new URL(origin).origin, client: traceOf(request) };
}
