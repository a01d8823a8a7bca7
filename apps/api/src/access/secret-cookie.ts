import { type FastifyReply, type FastifyRequest } from 'fastify';

type Headed = Pick<FastifyRequest, 'protocol' | 'headers'>;

const isSecure = ({ protocol }: Pick<FastifyRequest, 'protocol'>): boolean => protocol === 'https';

/** Browsers take a cookie of such a name only when it is Secure, for this very host and the whole of it. */
const nameFor = (request: Pick<FastifyRequest, 'protocol'>, name: string): string =>
  isSecure(request) ? `__Host-${name}` : name;

/** The secret that the browser holds under a name, if any. Over TLS only the name counts that no plain page could have set. */
export function readSecretCookie(request: Headed, name: string): string | undefined {
  const wanted = `${nameFor(request, name)}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const secret = pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length);
  return secret !== undefined && /^[\w-]{43}$/.test(secret) ? secret : undefined;
}

/**
 * Gives the browser a secret that no script can read. Lax keeps it from what other sites make the browser send, links
 * excepted, and those change nothing.
 * @param seconds how long the browser keeps it; absent means that it goes with the browser's own session
 */
export function sendSecretCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, secret, seconds }: { readonly name: string; readonly secret: string; readonly seconds?: number },
): void {
  const secure = isSecure(request) ? '; Secure' : '';
  const age = seconds === undefined ? '' : `; Max-Age=${String(seconds)}`;
  void reply.header(
    'set-cookie',
    `${nameFor(request, name)}=${secret}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`,
  );
}
