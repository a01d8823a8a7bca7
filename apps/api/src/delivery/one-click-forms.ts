import { type FastifyInstance } from 'fastify';

/** Addresses to which mail programs send a form. */
const OPT_OUTS = '/api/v1/opt-outs/';

/**
 * Takes forms of several parts where mail programs end a subscription with one click (RFC 8058), and nowhere else. What is in them says
 * nothing that the address does not, so it is not read.
 */
export function takeOneClickForms(server: FastifyInstance): void {
  server.addContentTypeParser('multipart/form-data', (request, payload, done) => {
    payload.resume();
    if (request.url.startsWith(OPT_OUTS)) done(null, undefined);
    else
      done(
        Object.assign(new Error('forms are not taken here'), {
          statusCode: 415,
          code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE',
        }),
      );
  });
}
