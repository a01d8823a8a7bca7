import { type ClientTrace, toUserAgent } from '@jeonghap/identity';
import { type FastifyRequest } from 'fastify';
import { isLocal } from './local-request.js';

/** Where a request comes from. */
export const traceOf = (request: FastifyRequest): ClientTrace => ({
  address: request.ip,
  userAgent: toUserAgent(request.headers['user-agent']),
  isLocal: isLocal(request),
});
