import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { throughPort } from '../support/fault-cluster.js';
import { isGone } from '../support/server-process.js';
import { readTestForm } from '../support/test-form.js';
import { type DelayProxy, startDelayProxy } from '../support/delay-proxy.js';
import { type WorkerCommand } from './worker-program.js';

/** Places that always have a running worker: for one that is killed, a warm one steps in. */
export interface WorkerSlots {
  readonly proxies: readonly DelayProxy[];
  kill(slot: number): void;
  /** Stops a worker as a whole, and lets it go on later. */
  pause(slot: number, ms: number): void;
  /** Lets all go on and waits until what they had in hand is done. */
  settle(): Promise<void>;
  /** Workers that ended without being killed. */
  readonly deserters: readonly string[];
  stop(): Promise<void>;
}

interface Slot {
  worker: ChildProcess;
  pausedUntil: number;
}

/** @param program the bundled worker */
export async function openWorkerSlots(
  count: number,
  { program, databaseUrl, random }: { program: string; databaseUrl: string; random: () => number },
): Promise<WorkerSlots> {
  const deserters: string[] = [];
  const killed = new Set<ChildProcess>();
  const port = Number(new URL(databaseUrl).port);
  const proxies = await Promise.all(Array.from({ length: count }, () => startDelayProxy(port, random)));
  let isStopping = false;
  let spare = warmUp();
  let tokens = 0;

  function warmUp(): ChildProcess {
    const child = fork(program, readTestForm().isLogged ? ['--log'] : [], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('error', () => undefined);
    child.on('exit', (code, signal) => {
      if (!isStopping && !killed.has(child)) deserters.push(signal ?? `exit code ${String(code)}`);
    });
    return child;
  }
  function employ(slot: number): ChildProcess {
    const child = spare;
    spare = warmUp();
    const url = throughPort(databaseUrl, proxies[slot]?.port ?? 0);
    const start: WorkerCommand = { do: 'start', databaseUrl: url };
    child.send(start); // kept in the channel until it is ready
    return child;
  }
  const end = (child: ChildProcess): void => {
    killed.add(child);
    child.kill('SIGKILL');
  };
  const slots: Slot[] = proxies.map((_proxy, slot) => ({ worker: employ(slot), pausedUntil: 0 }));

  return {
    proxies,
    deserters,
    kill: (slot) => {
      const place = slots[slot];
      if (place === undefined) return;
      end(place.worker);
      place.worker = employ(slot);
    },
    pause: (slot, ms) => {
      const place = slots[slot];
      if (place === undefined) return;
      const { worker } = place;
      worker.kill('SIGSTOP');
      place.pausedUntil = Math.max(place.pausedUntil, Date.now() + ms);
      setTimeout(() => {
        if (Date.now() >= place.pausedUntil - 5) worker.kill('SIGCONT');
      }, ms);
    },
    settle: async () => {
      await Promise.all(
        slots.map(async (place) => {
          place.pausedUntil = 0;
          place.worker.kill('SIGCONT');
          await settle(place.worker, (tokens += 1));
        }),
      );
    },
    stop: async () => {
      isStopping = true;
      const all = [...slots.map(({ worker }) => worker), spare];
      await Promise.all(
        all.map(async (child) => {
          if (isGone(child)) return;
          const gone = once(child, 'exit');
          end(child);
          await gone;
        }),
      );
      await Promise.all(proxies.map((proxy) => proxy.close()));
    },
  };
}

async function settle(worker: ChildProcess, token: number): Promise<void> {
  if (isGone(worker)) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      worker.off('message', listen);
      worker.off('exit', done);
      resolve();
    };
    const listen = (message: { settled?: number }): void => {
      if (message.settled === token) done();
    };
    worker.on('message', listen);
    worker.on('exit', done);
    const command: WorkerCommand = { do: 'settle', token };
    worker.send(command);
  });
}
