import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

export interface RedisServer {
  readonly url: string;
  /** Throws away all that it holds, as a restart without persistence does. */
  readonly wipe: () => Promise<void>;
  /** Kills it and starts it again on the same port, with nothing in it. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const READY_WITHIN_MS = 10_000;
/** How long a restarted server stays away. */
const AWAY_MS = 500;

/** The machine's own redis-server, or undefined when there is none on the PATH. */
export function findRedisServer(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, 'redis-server')).find(isExecutable);
}

/**
 * Starts a Redis of its own on a free port, that keeps nothing on disk.
 * @param policy what it does when memory is full; the product takes `noeviction` alone
 */
export async function startRedis(program: string, policy = 'noeviction'): Promise<RedisServer> {
  const directory = mkdtempSync(path.join(tmpdir(), 'jeonghap-redis-'));
  const port = await freePort();
  const settings = { bind: '127.0.0.1', port, dir: directory, appendonly: 'no', 'maxmemory-policy': policy };
  const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const launch = (): ChildProcess => spawn(program, [...flags, '--save', ''], { stdio: 'ignore' });
  let server = launch();
  const url = `redis://127.0.0.1:${String(port)}`;
  const client = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  client.on('error', () => undefined); // the awaited calls report it
  const stop = async (): Promise<void> => {
    client.disconnect();
    await end(server, 'SIGTERM');
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await untilReady(client);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    wipe: async () => {
      await client.flushall();
    },
    restart: async () => {
      client.disconnect();
      await end(server, 'SIGKILL');
      await sleep(AWAY_MS);
      server = launch();
      await untilReady(client);
    },
    stop,
  };
}

async function untilReady(client: Redis): Promise<void> {
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      await client.connect();
      return;
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
      await sleep(50);
    }
  }
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  const gone = once(server, 'exit');
  server.kill(signal);
  await gone;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no TCP port was given');
  return address.port;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
