import { isIP } from 'node:net';
import path from 'node:path';
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
  /** Built web files. */
  readonly webDir: string;
}

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
  const redisUrl = reader.redisUrl('REDIS_URL');
  const config: AppConfig = {
    host: reader.host('JEONGHAP_HOST', '127.0.0.1'),
    port: reader.integer('PORT', 3000, { min: 0, max: 65_535 }),
    dataDir: path.resolve(root, reader.text('JEONGHAP_DATA_DIR') ?? '.data'),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
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
    webDir: path.resolve(root, reader.text('JEONGHAP_WEB_DIR') ?? path.join('dist', 'apps', 'web')),
  };
  if (reader.problems.length > 0) throw new InvalidConfig(reader.problems);
  return config;
}

const HOST = /^[0-9A-Za-z.:_-]+$/;
const TOGGLES: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  '1': true,
  off: false,
  false: false,
  '0': false,
};

/** An IP address, alone or with the length of a network's prefix. */
function isNetwork(text: string): boolean {
  const [address = '', prefix] = text.split('/');
  const family = isIP(address);
  if (family === 0 || text.split('/').length > 2) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

class EnvironmentReader {
  readonly problems: string[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  text(name: string): string | undefined {
    const value = this.env[name]?.trim();
    return value === '' ? undefined : value;
  }

  host(name: string, fallback: string): string {
    const value = this.text(name) ?? fallback;
    if (!HOST.test(value))
      this.refuse(name, value, '주소나 호스트 이름이어야 합니다', 'must be an address or a host name');
    return value;
  }

  integer(name: string, fallback: number, { min, max }: { min: number; max: number }): number {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    const [low, high] = [String(min), String(max)];
    this.refuse(
      name,
      value,
      `${low}에서 ${high} 사이의 정수여야 합니다`,
      `must be a whole number from ${low} to ${high}`,
    );
    return fallback;
  }

  /** Addresses and networks, separated by commas. */
  networks(name: string): readonly string[] {
    const networks = (this.text(name) ?? '').split(',').map((part) => part.trim());
    const given = networks.filter((network) => network !== '');
    for (const network of given.filter((one) => !isNetwork(one))) {
      const shape = '127.0.0.1, 10.0.0.0/8';
      this.refuse(name, network, `${shape} 꼴이어야 합니다`, `must look like ${shape}`);
    }
    return given;
  }

  choice<T extends string>(name: string, fallback: T, choices: readonly T[]): T {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const chosen = choices.find((choice) => choice === value);
    if (chosen !== undefined) return chosen;
    const list = choices.join(', ');
    this.refuse(name, value, `다음 중 하나여야 합니다: ${list}`, `must be one of: ${list}`);
    return fallback;
  }

  toggle(name: string, fallback: boolean): boolean {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const toggled = TOGGLES[value.toLowerCase()];
    if (toggled === undefined) this.refuse(name, value, 'on 또는 off여야 합니다', 'must be on or off');
    return toggled ?? fallback;
  }

  /** The value itself is never repeated in a problem: it holds a password. */
  databaseUrl(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url === undefined || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2) {
      const shape = 'postgresql://user:password@host:5432/database';
      this.problems.push(`${name}: ${shape} 꼴이어야 합니다 / must look like ${shape}`);
    } else if (url.searchParams.has('options')) {
      // The queue sets its own search_path on each connection, which "options" would override.
      this.problems.push(
        `${name}: "options"는 쓸 수 없습니다. ALTER ROLE … SET 으로 정해 주세요 / "options" is not supported, use ALTER ROLE … SET`,
      );
    }
    return value;
  }

  /** The value itself is never repeated in a problem: it may hold a password. */
  redisUrl(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!URL.canParse(value) || !/^rediss?:$/.test(new URL(value).protocol)) {
      const shape = 'redis://host:6379';
      this.problems.push(`${name}: ${shape} 꼴이어야 합니다 / must look like ${shape}`);
    }
    return value;
  }

  private refuse(name: string, value: string, ko: string, en: string): void {
    this.problems.push(`${name}: ${ko} / ${en} (${JSON.stringify(value)})`);
  }
}
