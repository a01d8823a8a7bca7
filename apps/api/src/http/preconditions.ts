import { type EditTarget } from '@jeonghap/catalogue';
import { InvalidInput } from '@jeonghap/platform';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';

const headersOf = (context: ExecutionContext): FastifyRequest['headers'] =>
  context.switchToHttp().getRequest<FastifyRequest>().headers;

/**
 * The revision that an editor saw, from `If-Match: "3"` or an ETag as it was sent, `"3.s12"`.
 * @throws InvalidInput `request.if-match-required` (428) or `request.if-match-invalid`
 */
export const IfMatchRevision = createParamDecorator((_data: unknown, context: ExecutionContext): number =>
  readIfMatch(headersOf(context)['if-match']),
);

/** The entry that an edit names in its address, at the revision that the editor saw. @throws InvalidInput likewise */
export const EditedEntry = createParamDecorator((_data: unknown, context: ExecutionContext): EditTarget => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { key: string } }>>();
  return { key: params.key, revision: readIfMatch(headersOf(context)['if-match']) };
});

/** The number in a value of `If-Match`. @throws InvalidInput `request.if-match-required` (428) or `request.if-match-invalid` */
export function readIfMatch(header: string | undefined): number {
  if (header === undefined) throw new InvalidInput('request.if-match-required');
  const revision = /^"(\d{1,15})(?:\.s\d{1,9})?"$/.exec(header.trim())?.[1];
  if (revision === undefined) throw new InvalidInput('request.if-match-invalid');
  return Number(revision);
}

/** The value of `Idempotency-Key`, if any. @throws InvalidInput when it is not 1 to 200 visible ASCII characters */
export const IdempotencyKey = createParamDecorator(
  (_data: unknown, context: ExecutionContext): string | undefined => {
    const header = headersOf(context)['idempotency-key'];
    if (header === undefined) return undefined;
    if (typeof header !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(header)) {
      throw new InvalidInput('request.idempotency-key-invalid');
    }
    return header;
  },
);

/**
 * Tells a client the revision to send back with an edit. Where the answer has scores, its tag names their score set
 * too, since a switch of sets changes the answer without an edit.
 */
export function sendRevision<T extends { readonly revision: number }>(
  reply: FastifyReply,
  entry: T,
  scoreSetId?: number,
): T {
  void reply.header(
    'ETag',
    scoreSetId === undefined ? `"${entry.revision}"` : `"${entry.revision}.s${scoreSetId}"`,
  );
  return entry;
}
