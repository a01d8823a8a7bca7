import path from 'node:path';
import { EnvironmentReader } from './environment-reader.js';
import { type MailConfig, readMailConfig } from './mail-config.js';
import { type OidcConfig, readOidcConfig } from './oidc-config.js';
import { type WebhookConfig, readWebhookConfig } from './webhook-config.js';
import { projectRoot } from './project-root.js';

/** Log levels of Nest's logger, from the quietest to the most talkative. */
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything that can be set from outside. Folders are absolute. `.env.example` describes each variable. */
export interface AppConfig {
  /** Address that the web server listens on. */
  readonly host: string;
  /** TCP port of the web server, 0–65535; 0 takes any free one. */
  readonly port: number;
  /** Where the embedded database lives. Not touched when `databaseUrl` is set. */
  readonly dataDir: string;
  /** PostgreSQL to use; absent means the embedded one. */
  readonly databaseUrl?: string;
  /** The same database for the role that owns it, where the process's own role does not; only to bring the schema up to date. */
  readonly ownerDatabaseUrl?: string;
  /** Redis to keep the queues in; absent means PostgreSQL. */
  readonly redisUrl?: string;
  /** Least important level that is still written. */
  readonly logLevel: LogLevel;
  /** Whether the sample catalogue is loaded at the first start. */
  readonly sampleCatalogue: boolean;
  /** Most connections that one process opens to PostgreSQL, 2–90. */
  readonly databasePoolMax: number;
  /** Addresses or networks (CIDR) of reverse proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** How long an API that is asked to end goes on serving while it says that it is not ready, seconds, 0–15. */
  readonly drainSeconds: number;
  /** Most requests of one person, or of one address without an account, a minute; 0 for any number. */
  readonly requestsPerMinute: number;
  /** How long a session of the web lasts without a request, minutes, 5–1,440. */
  readonly sessionIdleMinutes: number;
  /** How long it lasts in any case, hours, 1–168. */
  readonly sessionHours: number;
  /** Whether a decision on an alignment takes effect only when a second person agrees. */
  readonly secondReview: boolean;
  /** Days to the first official answer to an ask, 1–365. */
  readonly replyDays: number;
  /** Months to an official answer with a decision and its reason, 1–36. */
  readonly justificationMonths: number;
  /** How long entries of the audit log are kept, days, 365–36,500. */
  readonly auditRetentionDays: number;
  /** Program of the Chrome or Chromium that prints reports as PDF; absent means an installed one, if there is one. */
  readonly browser?: string;
  /** How mail is sent; absent means that none is. */
  readonly mail?: MailConfig;
  /** How webhooks are sent; absent means that none are. */
  readonly webhooks?: WebhookConfig;
  /** Built web files. */
  readonly webDir: string;
  /** The OpenID provider through which people may sign in; absent means with a password only. */
  readonly oidc?: OidcConfig;
}

/** Korea's rules on personal data want changes of access rights kept for three years; one of them may be a leap year. */
const THREE_YEARS_DAYS = 1_096;

/** Raised once with every mistake found in the environment; the message has one line for each. */
export class InvalidConfig extends Error {
  override readonly name = 'InvalidConfig';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/**
 * Reads the environment; the only place that knows the names of its variables. An empty value counts as absent.
 * Relative folders start at the project's folder.
 *
 * @throws InvalidConfig listing every problem
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, root: string = projectRoot()): AppConfig {
  const reader = new EnvironmentReader(env);
  const databaseUrl = reader.databaseUrl('DATABASE_URL');
  const ownerDatabaseUrl = reader.databaseUrl('JEONGHAP_OWNER_DATABASE_URL');
  const redisUrl = reader.redisUrl('REDIS_URL');
  const oidc = readOidcConfig(reader);
  const config: AppConfig = {
    host: reader.host('JEONGHAP_HOST', '127.0.0.1'),
    port: reader.integer('PORT', 3000, { min: 0, max: 65_535 }),
    dataDir: path.resolve(root, reader.text('JEONGHAP_DATA_DIR') ?? '.data'),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(ownerDatabaseUrl === undefined ? {} : { ownerDatabaseUrl }),
    ...(redisUrl === undefined ? {} : { redisUrl }),
    logLevel: reader.choice('JEONGHAP_LOG_LEVEL', 'log', LOG_LEVELS),
    sampleCatalogue: reader.toggle('JEONGHAP_SAMPLE_CATALOGUE', databaseUrl === undefined),
    databasePoolMax: reader.integer('JEONGHAP_DATABASE_POOL_MAX', 10, { min: 2, max: 90 }),
    trustedProxies: reader.networks('JEONGHAP_TRUSTED_PROXIES'),
    drainSeconds: reader.integer('JEONGHAP_DRAIN_SECONDS', 2, { min: 0, max: 15 }),
    requestsPerMinute: reader.integer('JEONGHAP_REQUESTS_PER_MINUTE', 3_000, { min: 0, max: 1_000_000 }),
    sessionIdleMinutes: reader.integer('JEONGHAP_SESSION_IDLE_MINUTES', 60, { min: 5, max: 1_440 }),
    sessionHours: reader.integer('JEONGHAP_SESSION_HOURS', 12, { min: 1, max: 168 }),
    secondReview: reader.toggle('JEONGHAP_SECOND_REVIEW', false),
    replyDays: reader.integer('JEONGHAP_REPLY_DAYS', 14, { min: 1, max: 365 }),
    justificationMonths: reader.integer('JEONGHAP_JUSTIFICATION_MONTHS', 3, { min: 1, max: 36 }),
    auditRetentionDays: reader.integer('JEONGHAP_AUDIT_RETENTION_DAYS', THREE_YEARS_DAYS, {
      min: 365,
      max: 36_500,
    }),
    ...readBrowser(reader),
    ...readDelivery(reader),
    webDir: path.resolve(root, reader.text('JEONGHAP_WEB_DIR') ?? path.join('dist', 'apps', 'web')),
    ...(oidc === undefined ? {} : { oidc }),
  };
  if (reader.problems.length > 0) throw new InvalidConfig(reader.problems);
  return config;
}

function readDelivery(reader: EnvironmentReader): Pick<AppConfig, 'mail' | 'webhooks'> {
  const publicUrl = reader.webUrl('PUBLIC_URL');
  const mail = readMailConfig(reader, publicUrl);
  const webhooks = readWebhookConfig(reader, publicUrl);
  return {
    ...(mail === undefined ? {} : { mail }),
    ...(webhooks === undefined ? {} : { webhooks }),
  };
}

function readBrowser(reader: EnvironmentReader): Pick<AppConfig, 'browser'> {
  const browser = reader.text('JEONGHAP_BROWSER');
  return browser === undefined ? {} : { browser };
}
