import { AuditLogService } from '@jeonghap/audit';
import { type ErrorCode, Forbidden, NotSignedIn, Queues } from '@jeonghap/platform';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { AccessService } from '../access/access.service.js';
import { isChange } from '../access/same-origin.js';
import { toProblem } from '../http/problem.js';

const QUEUE_BOARD_PATH = '/admin/queues';

/** The dashboard sets styles from its scripts, which the rest of the product does not. */
const CONTENT_SECURITY_POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `base-uri 'self'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join(';');

/** Its page asks another company for fonts, which an agency's network should neither need nor show. */
const FOREIGN_STYLESHEET = /<link href="https:\/\/[^>]*>/g;

/**
 * Serves bull-board over the product's queues, on either backend, to administrators. To everybody else every address
 * below it is forbidden, reading too; who opens the page without a session is led to sign in.
 */
export async function serveQueueBoard(app: NestFastifyApplication): Promise<void> {
  const queues = app.get(Queues);
  const access = app.get(AccessService);
  const audit = app.get(AuditLogService);
  const adapter = new FastifyAdapter().setBasePath(QUEUE_BOARD_PATH);
  const board = createBullBoard({
    queues: [],
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: '정합 Jeonghap' } },
  });
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  await server.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      void reply
        .header('content-security-policy', CONTENT_SECURITY_POLICY)
        .header('cache-control', 'no-store');
      try {
        await access.admitPage(request, 'administer');
        // a queue whose first connection failed is replaced by another one
        board.replaceQueues((await queues.all()).map((queue) => new BullMQAdapter(queue)));
      } catch (error) {
        const isPage = !isChange(request) && request.headers.accept?.includes('text/html') === true;
        if (error instanceof NotSignedIn && isPage) return reply.redirect(`/login?next=${QUEUE_BOARD_PATH}`);
        return refuse(request, reply, error);
      }
      return undefined;
    });
    scope.addHook('preHandler', async (request) => {
      // no table of ours changes by it
      if (isChange(request))
        await audit.note({ kind: 'queue', act: 'change', detail: { path: pathOf(request) } });
    });
    scope.addHook('onSend', (_request, reply, payload, done) => {
      const isPage = String(reply.getHeader('content-type')).startsWith('text/html');
      done(null, isPage && typeof payload === 'string' ? payload.replace(FOREIGN_STYLESHEET, '') : payload);
    });
    await scope.register(adapter.registerPlugin(), { prefix: QUEUE_BOARD_PATH });
  });
}

/** The dashboard's own error handler knows nothing of the product's problems. */
function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const [status, code] = toRefusal(error);
  const problem = toProblem(status, code, { instance: pathOf(request), requestId: request.id });
  return reply.status(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0] ?? '';

function toRefusal(error: unknown): readonly [status: number, code: ErrorCode] {
  if (error instanceof NotSignedIn) return [401, error.code];
  if (error instanceof Forbidden) return [403, error.code];
  return [503, 'service.unavailable'];
}
