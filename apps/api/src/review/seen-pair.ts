import { type SeenReview } from '@jeonghap/review';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { pairFrom } from '../alignment/pair-from.js';
import { readIfMatch } from '../http/preconditions.js';

/**
 * The pair of the address at the version that the reviewer saw, from `If-Match`; `"0"` when nobody had decided.
 * @throws NotFound `alignment.not-found`, InvalidInput `request.if-match-required` (428) or `request.if-match-invalid`
 */
export const SeenPair = createParamDecorator((_data: unknown, context: ExecutionContext): SeenReview => {
  const { params, headers } = context
    .switchToHttp()
    .getRequest<FastifyRequest<{ Params: { askId: string; measureId: string } }>>();
  return { ...pairFrom(params.askId, params.measureId), version: readIfMatch(headers['if-match']) };
});
