import {
  Conflict,
  type ErrorCode,
  Forbidden,
  InvalidInput,
  isDatabaseAway,
  NotFound,
  NotSignedIn,
  ProductError,
  TooManyRequests,
  Unavailable,
} from '@jeonghap/platform';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { QueryFailedError } from 'typeorm';
import { toProblem } from './problem.js';

/** Codes whose status differs from that of their kind. */
const STATUS_OF_CODE: Partial<Record<ErrorCode, number>> = {
  'request.if-match-required': 428,
  'request.idempotency-key-reused': 422,
  'entry.stale': 412,
  'entry.merged': 410,
  'review.stale': 412,
  'reply.stale': 412,
  'assignment.stale': 412,
  'thesaurus.stale': 412,
  'link.used': 410,
  'link.expired': 410,
  'recompute.backlog': 429,
};

/** What Fastify and Nest themselves refuse, by status. */
const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'request.malformed',
  404: 'route.not-found',
  413: 'request.too-large',
  415: 'request.unsupported-media-type',
  503: 'service.unavailable',
};

/** When to try again, where that may help. */
const RETRY_AFTER_SECONDS: Readonly<Record<number, number>> = { 429: 30, 503: 2 };

interface Refusal {
  readonly status: number;
  readonly code: ErrorCode;
  readonly error?: ProductError;
}

/** The one place where errors become HTTP answers. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { status, code, error } = isForgedCursor(exception, request)
      ? { status: 400, code: 'request.cursor-invalid' as const, error: undefined }
      : toRefusal(exception);
    if (status >= 500) this.log(request, status, exception);
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    setAdvice(reply, status, error);
    void reply
      .status(status)
      .type('application/problem+json; charset=utf-8')
      .send(
        JSON.stringify(
          toProblem(status, code, {
            instance: request.url.split('?')[0] ?? '',
            requestId: request.id,
            details: error?.details ?? {},
            fields: error?.fields ?? [],
          }),
        ),
      );
  }

  private log(request: FastifyRequest, status: number, exception: unknown): void {
    const detail = exception instanceof Error ? (exception.stack ?? exception.message) : String(exception);
    const line = `${request.id} ${request.method} ${request.url.split('?')[0]} -> ${status}`;
    if (status === 503)
      this.logger.warn(`${line}: ${exception instanceof Error ? exception.message : detail}`);
    else this.logger.error(`${line}: ${detail}`);
  }
}

/** Tells in headers what the client can do about it, and that it may change. */
function setAdvice(reply: FastifyReply, status: number, error: ProductError | undefined): void {
  const retryAfter = error?.details['retryAfterSeconds'] ?? RETRY_AFTER_SECONDS[status];
  if (typeof retryAfter === 'number') void reply.header('Retry-After', String(retryAfter));
  // a refusal holds for now; browsers would keep a 410 for good, also once a merge was taken back
  void reply.header('Cache-Control', 'no-store');
  if (status === 401) void reply.header('WWW-Authenticate', 'Bearer realm="jeonghap"');
}

function toRefusal(exception: unknown): Refusal {
  if (exception instanceof ProductError) {
    return { status: statusOfProduct(exception), code: exception.code, error: exception };
  }
  if (isDatabaseAway(exception) || isTooSlow(exception)) return { status: 503, code: 'service.unavailable' };
  if (isBrokenJson(exception)) return { status: 400, code: 'request.malformed-json' };
  const status = statusOf(exception);
  const code = CODE_OF_STATUS[status];
  return code === undefined ? { status: 500, code: 'service.internal' } : { status, code };
}

/** HTTP status that a refusal is answered with. */
export const statusOfProduct = (error: ProductError): number =>
  STATUS_OF_CODE[error.code] ?? statusOfKind(error);

function statusOfKind(error: ProductError): number {
  if (error instanceof InvalidInput) return 400;
  if (error instanceof NotSignedIn) return 401;
  if (error instanceof Forbidden) return 403;
  if (error instanceof NotFound) return 404;
  if (error instanceof Conflict) return 409;
  if (error instanceof TooManyRequests) return 429;
  if (error instanceof Unavailable) return 503;
  return 500;
}

function statusOf(exception: unknown): number {
  if (exception instanceof HttpException) return exception.getStatus();
  const { statusCode } = exception as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : 500;
}

/** Fastify's parser errors reach the filter as they are or as Nest's BadRequestException, by way of the parser. */
function isBrokenJson(exception: unknown): boolean {
  return statusOf(exception) === 400 && exception instanceof Error && /\bJSON\b/.test(exception.message);
}

/**
 * Whether a value of the cursor was none of the list's: the digest in a cursor tells lists apart, and does not keep anybody
 * from writing a cursor of one's own. The database says so by an error of class 22 (data exception).
 */
function isForgedCursor(exception: unknown, request: FastifyRequest): boolean {
  if (!(exception instanceof QueryFailedError)) return false;
  const { cursor } = request.query as { cursor?: unknown };
  const { code } = exception.driverError as { code?: unknown };
  return cursor !== undefined && typeof code === 'string' && code.startsWith('22');
}

/** Whether a statement ran for too long (57014); on a machine that has too much to do, another time may be better. */
function isTooSlow(exception: unknown): boolean {
  const cause: unknown = exception instanceof QueryFailedError ? exception.driverError : exception;
  return (cause as { code?: unknown } | null | undefined)?.code === '57014';
}
