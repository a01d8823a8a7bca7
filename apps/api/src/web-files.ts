import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Serves the built web app: files as they are, its page for every other address outside `/api`. Files with a hash in
 * their name may be kept for a year; the page itself is always asked for anew.
 */
export async function serveWebFiles(app: NestFastifyApplication, directory: string): Promise<boolean> {
  if (!existsSync(`${directory}/index.html`)) return false;
  await app.register(fastifyStatic, {
    root: directory,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.includes('/assets/');
      void reply.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request, reply) => {
      const path = request.url.split('?')[0] ?? '/';
      if (path === '/api' || path.startsWith('/api/') || path.startsWith('/assets/')) {
        reply.callNotFound();
        return;
      }
      return reply.header('Cache-Control', 'no-cache').sendFile('index.html');
    });
  return true;
}
