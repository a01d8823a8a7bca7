import { type FastifyReply, type FastifyRequest } from 'fastify';

const NAME = 'jeonghap_session';
/** Browsers take a cookie of this name only when it is Secure, for this very host and the whole of it. */
const SECURE_NAME = `__Host-${NAME}`;

const isSecure = ({ protocol }: Pick<FastifyRequest, 'protocol'>): boolean => protocol === 'https';

const nameFor = (request: Pick<FastifyRequest, 'protocol'>): string =>
  isSecure(request) ? SECURE_NAME : NAME;

/** The token that the browser holds, if any. Over TLS only the name counts that no plain page could have set. */
export function readSessionToken(request: Pick<FastifyRequest, 'protocol' | 'headers'>): string | undefined {
  const wanted = `${nameFor(request)}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const token = pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length);
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

/**
 * Gives the browser a token. It goes with the browser's own session; the service ends it earlier or later. Lax keeps
 * it from what other sites make the browser send, links excepted, and those change nothing.
 */
export function sendSessionToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.header('set-cookie', cookie(request, token));
}

export function clearSessionToken(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('set-cookie', `${cookie(request, '')}; Max-Age=0`);
}

function cookie(request: Pick<FastifyRequest, 'protocol'>, value: string): string {
  const secure = isSecure(request) ? '; Secure' : '';
  return `${nameFor(request)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}
