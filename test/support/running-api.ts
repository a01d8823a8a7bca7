import { type AppConfig } from '@jeonghap/platform';
import { RecomputeService } from '@jeonghap/recompute';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../../apps/api/src/bootstrap.js';
import { openTestDatabase, type OpenTestDatabase } from './open-data-source.js';
import { bearer, makeAccount, type TestAccount } from './sign-in.js';
import { type TestContent } from './test-database.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed body; tests look into whatever shape they expect. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- an HTTP answer has no static type in a black-box test
  readonly body: any;
}

export interface RunningApi {
  readonly origin: string;
  readonly database: OpenTestDatabase;
  readonly app: NestFastifyApplication;
  /** An administrator, as whom `send` and `raw` speak unless they are given other credentials. */
  readonly admin: TestAccount;
  /** Asks as the public does. */
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  send(method: string, path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a request as somebody, or as nobody, without a body where none is given. */
  as(headers: Record<string, string>, method: string, path: string, body?: unknown): Promise<Answer>;
  /** Sends a body as it is. */
  raw(method: string, path: string, body: string, headers: Record<string, string>): Promise<Answer>;
  /** Computes what edits made dirty, as a worker would. */
  recompute(): Promise<void>;
  close(): Promise<void>;
}

/** Settings of a program under test. @param settings differ from those of a test */
export const configOfTest = (settings: Partial<AppConfig> = {}): AppConfig => ({
  host: '127.0.0.1',
  port: 0,
  dataDir: '/nonexistent',
  logLevel: 'fatal',
  sampleCatalogue: false,
  databasePoolMax: 5,
  trustedProxies: [],
  drainSeconds: 0,
  requestsPerMinute: 0,
  sessionIdleMinutes: 60,
  sessionHours: 12,
  secondReview: false,
  replyDays: 14,
  justificationMonths: 3,
  auditRetentionDays: 1_096,
  webDir: '/nonexistent',
  ...settings,
});

/** The real API on a free port over a database of its own. @param settings differ from those of a test */
export async function startTestApi(
  content: TestContent = 'scored',
  settings: Partial<AppConfig> = {},
): Promise<RunningApi> {
  const database = await openTestDatabase(content);
  const admin = await makeAccount(database.dataSource, ['admin']);
  const app = await createApi({ config: configOfTest(settings), databaseUrl: database.url });
  await app.listen(0, '127.0.0.1');
  const origin = await app.getUrl();
  const worker = new RecomputeService(database.dataSource);
  const call = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${origin}/api/v1${path}`, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  };
  return {
    origin,
    database,
    app,
    admin,
    get: (path, headers = {}) => call(path, { headers }),
    send: (method, path, body, headers = {}) =>
      call(path, {
        method,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...bearer(admin.key), ...headers },
      }),
    as: (headers, method, path, body) =>
      call(path, {
        method,
        ...(body === undefined
          ? { headers }
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }),
      }),
    raw: (method, path, body, headers) =>
      call(path, { method, body, headers: { ...bearer(admin.key), ...headers } }),
    recompute: async () => {
      await database.dataSource.query('UPDATE recompute_dirty SET not_before = clock_timestamp()');
      await worker.drain();
    },
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
