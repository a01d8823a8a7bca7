import { type FastifyRequest } from 'fastify';

/** Where the caller found the product, such as `https://jeonghap.example`: of proxies only those that are trusted are believed. */
export const originOf = (request: Pick<FastifyRequest, 'protocol' | 'host'>): string =>
  `${request.protocol}://${request.host}`;
