import { randomUUID } from 'node:crypto';
import { MAIL_STYLE_SOURCE } from '@jeonghap/delivery';
import { type AppConfig, ProductLogger } from '@jeonghap/platform';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { takeOneClickForms } from './delivery/one-click-forms.js';
import { followRequests } from './access/follow-requests.js';
import { limitRequests } from './access/limit-requests.js';
import { ApiModule } from './api.module.js';
import { assertStorableText } from './http/storable-text.js';
import { toProblem } from './http/problem.js';
import { validationPipe } from './http/validation.js';
import { createOpenApiDocument } from './openapi.js';
import { rememberUnchangedAnswers } from './http/unchanged-answers.js';
import { serveQueueBoard } from './queue-board/serve-queue-board.js';
import { serveWebFiles } from './web-files.js';

export interface StartApiOptions {
  readonly config: AppConfig;
  readonly databaseUrl: string;
}

export interface RunningApi {
  readonly url: string;
  /** Serves for the drain's time while it says that it is not ready, then answers what it took and ends. */
  close(): Promise<void>;
}

/** Largest request body, bytes. */
const BODY_LIMIT = 1_048_576;
/** The signal that makes Terminus say "not ready" and wait for the drain before the server closes. */
const DRAINING = 'SIGTERM';

/** Starts the HTTP server: API, its documentation, and the web app. Rejects with `EADDRINUSE` when the port is taken. */
export async function startApi({ config, databaseUrl }: StartApiOptions): Promise<RunningApi> {
  const app = await createApi({ config, databaseUrl });
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    await app.close();
    throw error;
  }
  const closing: { close(signal: string): Promise<void> } = app; // Nest's interface hides the parameter
  return { url: (await app.getUrl()).replace('[::1]', 'localhost'), close: () => closing.close(DRAINING) };
}

/** Builds the application without listening, for tests and for the API's own document. */
export async function createApi({ config, databaseUrl }: StartApiOptions): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.forRoot({
      databaseUrl,
      redisUrl: config.redisUrl,
      poolMax: config.databasePoolMax,
      drainSeconds: config.drainSeconds,
      identity: {
        idleMinutes: config.sessionIdleMinutes,
        hours: config.sessionHours,
        provider: config.oidc,
      },
      review: config,
      delivery: config,
    }),
    new FastifyAdapter({
      bodyLimit: BODY_LIMIT,
      genReqId: () => randomUUID(), // unlike a count it names the request also in the audit log and after a restart
      forceCloseConnections: 'idle',
      trustProxy: config.trustedProxies.length > 0 && [...config.trustedProxies],
      return503OnClosing: false, // what was taken is answered
      routerOptions: { maxParamLength: 300 },
      frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
        const problem = toProblem(400, 'request.malformed', { instance: '', requestId: request.id });
        void reply.status(400).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
      },
    }),
    {
      abortOnError: false,
      logger: new ProductLogger(config.logLevel),
    },
  );
  app.setGlobalPrefix('api/v1');
  app.useGlobalPipes(validationPipe());
  app.getHttpAdapter().getInstance().addHook('preValidation', refuseUnstorableText);
  app.getHttpAdapter().getInstance().addHook('onRequest', holdToTls);
  takeOneClickForms(app.getHttpAdapter().getInstance());
  await limitRequests(app, config.requestsPerMinute);
  followRequests(app.getHttpAdapter().getInstance());
  rememberUnchangedAnswers(app.getHttpAdapter().getInstance(), app.get(DataSource));
  await app.register(helmet, HELMET);
  SwaggerModule.setup('api/v1/docs', app, () => createOpenApiDocument(app), {
    jsonDocumentUrl: 'api/v1/openapi.json',
    yamlDocumentUrl: 'api/v1/openapi.yaml',
    customSiteTitle: 'Jeonghap API',
  });
  await serveQueueBoard(app);
  await serveWebFiles(app, config.webDir);
  await app.init();
  return app;
}

/** What the database cannot hold is refused before anything is done with it. */
function refuseUnstorableText(
  request: FastifyRequest,
  _reply: FastifyReply,
  done: (error?: Error) => void,
): void {
  try {
    for (const part of [request.params, request.query, request.body]) assertStorableText(part);
    done();
  } catch (error) {
    done(error as Error);
  }
}

/** A browser that came by TLS shall come by nothing else for a year. An intranet without TLS must not be told so. */
function holdToTls(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  if (request.protocol === 'https') void reply.header('strict-transport-security', 'max-age=31536000');
  done();
}

const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  // besides our own files the one style of all mail, for its preview
  styleSrc: ["'self'", MAIL_STYLE_SOURCE],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
};

const HELMET = {
  // plain-http hosts inside an agency have no TLS to upgrade to
  contentSecurityPolicy: { directives: { ...CONTENT_SECURITY_POLICY, upgradeInsecureRequests: null } },
  strictTransportSecurity: false, // set by holdToTls, where there is TLS
};
