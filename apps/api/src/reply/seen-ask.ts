import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { idFrom } from '../http/id-from.js';
import { readIfMatch } from '../http/preconditions.js';

/** An ask at the version of its answer that somebody saw; 0 when there was none. */
export interface SeenAskVersion {
  readonly askId: string;
  readonly version: number;
}

/** The ask of the address with the version from `If-Match`. @throws NotFound `ask.not-found`, and as `readIfMatch` */
export const SeenAsk = createParamDecorator((_data: unknown, context: ExecutionContext): SeenAskVersion => {
  const { params, headers } = context
    .switchToHttp()
    .getRequest<FastifyRequest<{ Params: { askId: string } }>>();
  return { askId: idFrom(params.askId, 'ask.not-found'), version: readIfMatch(headers['if-match']) };
});
