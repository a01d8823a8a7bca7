import { Forbidden } from '@jeonghap/platform';
import { type FastifyRequest } from 'fastify';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Only a script of our own pages can add it: another site's would first have to be allowed by us, which none is. */
const REQUEST_HEADER = 'x-jeonghap-request';

/** Whether a request may change something, by its method. */
export const isChange = ({ method }: Pick<FastifyRequest, 'method'>): boolean => !SAFE_METHODS.has(method);

/**
 * Refuses what a page of another site made the browser send. Browsers say where a request comes from; one that says
 * nothing of it comes from a program, which no other site can make send a cookie.
 * @throws Forbidden `access.foreign-origin`
 */
export function assertOwnPage({ headers, host }: Pick<FastifyRequest, 'headers' | 'host'>): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw new Forbidden('access.foreign-origin');
    return;
  }
  const { origin } = headers;
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw new Forbidden('access.foreign-origin');
}

/** The second lock, which holds also where a browser is too old to say where a request comes from. */
export function assertOwnScript({ headers }: Pick<FastifyRequest, 'headers'>): void {
  if (headers[REQUEST_HEADER] === undefined) throw new Forbidden('access.header-required');
}
