import { createHash } from 'node:crypto';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type DataSource } from 'typeorm';
import { AnswerStore, type FinishRead, type StoredAnswer } from './answer-store.js';

/** Most memory for answers, bytes. */
const LIMIT_BYTES = 32 * 2 ** 20;

/**
 * Routes whose answer is a function of the address and the database alone: no clock, no header, no user. A route that
 * comes to depend on who asks must leave this list.
 */
const ROUTES: ReadonlySet<string> = new Set(
  [
    '/proposals',
    '/proposals/:key',
    '/proposals/:key/alignments',
    '/programmes',
    '/programmes/:key',
    '/programmes/:key/alignments',
    '/legislative-items',
    '/legislative-items/:key',
    '/legislative-items/:key/alignments',
    '/stakeholders',
    '/stakeholders/:key',
    '/alignments/:askId/:measureId',
    '/coverage/matrix',
    '/coverage/history',
    '/convergence',
  ].map((route) => `/api/v1${route}`),
);

/**
 * Answers a repeated read from memory while the database is unchanged, and with 304 a client that still has the answer.
 * What names the database's state is the snapshot of PostgreSQL itself: two equal snapshots see the same committed
 * transactions, so an edit, by whomever and by whichever process, is seen by the very next read.
 */
export function rememberUnchangedAnswers(server: FastifyInstance, dataSource: DataSource): void {
  const store = new AnswerStore(LIMIT_BYTES);
  const reads = new WeakMap<FastifyRequest, FinishRead>();

  server.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'GET' || !ROUTES.has(request.routeOptions.url ?? '')) return;
    const state = await readState(dataSource);
    if (state === undefined) return;
    const found = store.find(state, request.url);
    if (found === undefined) {
      reads.set(request, store.begin(request.url));
      return;
    }
    const answer = await found;
    if (answer !== undefined) return send(request, reply, answer);
  });

  server.addHook('onSend', async (request, reply, payload) => {
    const finish = reads.get(request);
    if (finish === undefined) return payload;
    reads.delete(request);
    const answer =
      typeof payload === 'string' && reply.statusCode === 200 ? toAnswer(reply, payload) : undefined;
    finish(answer);
    if (answer === undefined) return payload;
    setHeaders(reply, answer);
    if (!isKnown(request, answer)) return answer.body;
    void reply.status(304).removeHeader('content-type').removeHeader('content-length');
    return null;
  });

  // a client that went away may leave a read without an answer, and others wait for it
  server.addHook('onResponse', (request, _reply, done) => {
    reads.get(request)?.(undefined);
    done();
  });
}

function send(request: FastifyRequest, reply: FastifyReply, answer: StoredAnswer): FastifyReply {
  setHeaders(reply, answer);
  if (isKnown(request, answer)) return reply.status(304).send();
  return reply.type(answer.contentType).send(answer.body);
}

/** Whether the client has this very answer. The tag of a revision does not tell of new scores, so it never counts. */
function isKnown(request: FastifyRequest, { isTaggedByContent, etag }: StoredAnswer): boolean {
  return isTaggedByContent && request.headers['if-none-match'] === etag;
}

function toAnswer(reply: FastifyReply, payload: string): StoredAnswer {
  const body = Buffer.from(payload);
  const contentType = String(reply.getHeader('content-type'));
  const revisionTag = reply.getHeader('etag');
  return typeof revisionTag === 'string'
    ? { etag: revisionTag, isTaggedByContent: false, contentType, body }
    : { etag: contentTag(body), isTaggedByContent: true, contentType, body };
}

/** The present snapshot; undefined when the database does not answer, which the handler itself will report. */
async function readState(dataSource: DataSource): Promise<string | undefined> {
  try {
    const [row] = await dataSource.query<{ state: string }[]>('SELECT pg_current_snapshot()::text AS state');
    return row?.state;
  } catch {
    return undefined;
  }
}

const contentTag = (body: Buffer): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/** A browser may keep the answer, but asks each time whether it still holds. */
function setHeaders(reply: FastifyReply, { etag }: StoredAnswer): void {
  void reply.header('etag', etag).header('cache-control', 'no-cache');
}
