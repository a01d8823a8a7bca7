import { setTimeout as sleep } from 'node:timers/promises';
import { type Replacement } from '../support/program-bundle.js';
import { readTestForm } from '../support/test-form.js';
import { programOf, FaultWorld, times, until } from './fault-world.js';
import { report, seconds } from './findings.js';
import { type ServerProcess } from '../support/server-process.js';

const { isLong } = readTestForm();

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
});
afterEach(() => world.endProcesses());
afterAll(() => world.close());

/** A worker that stops itself once, after it computed an entry and before it writes. */
const STOP_BEFORE_WRITE: readonly Replacement[] = [
  {
    file: 'libs/recompute/src/batch-run.ts',
    from: `const outcome = await writeEntry(`,
    to: `if (!Object.hasOwn(globalThis, 'stoppedOnce')) {
        Object.assign(globalThis, { stoppedOnce: true });
        process.kill(process.pid, 'SIGSTOP');
      }
      const outcome = await writeEntry(`,
  },
];

describe('a worker that was stopped between computing and writing', () => {
  let program: string;
  let slow: ServerProcess;
  beforeAll(() => {
    program = programOf('worker', 'worker-stops', STOP_BEFORE_WRITE);
  });

  async function stopOver(entry: number, wording: number): Promise<void> {
    await world.scoreByHealthyWorker();
    slow = await world.start('worker', { program });
    await world.edit(entry, wording);
    await until(() => slow.isStopped());
  }

  async function goOn(): Promise<void> {
    slow.signal('SIGCONT');
    await sleep(1_000);
    await world.waitUntilQuiet();
    await world.assertScoresRight();
    expect(slow.isAlive()).toBe(true);
  }

  it('F12 does not write over what another computed from newer texts', async () => {
    const runs = times(1, 20);
    for (let n = 0; n < runs; n += 1) {
      await stopOver(4, n + 1);
      await world.edit(4, n);
      await world.edit(0, n + 1);
      // as if half a minute had passed; the next test waits for it
      await world.dataSource.query(`UPDATE recompute_dirty SET lease_until = clock_timestamp()`);
      const other = await world.start('worker');
      await world.waitUntilQuiet();
      const newer = await world.alignments();
      await goOn();
      expect(await world.alignments()).toEqual(newer);
      await other.end('SIGKILL');
      await slow.end('SIGKILL');
      await world.edit(0, 0);
    }
    report('F12', `${String(runs)}/${String(runs)}, the newer rows stand`);
  });

  it('F13 F14 sees edits and removals that came meanwhile', async () => {
    const runs = times(1, 20);
    for (let n = 0; n < runs; n += 1) {
      await stopOver(5, n + 1);
      await world.edit(5, n + 2);
      await world.editor.take({ on: 'entries', do: 'delete', entry: 1 });
      await world.editor.take({ on: 'entries', do: 'replace', entry: 7 });
      await goOn();
      await world.editor.take({ on: 'entries', do: 'show', entry: 1 });
      await slow.end('SIGKILL');
    }
    await world.scoreByHealthyWorker();
    report('F13', `${String(runs)}/${String(runs)}, computed again`);
    report('F14', `${String(runs)}/${String(runs)}, no pair of a removed entry is left`);
  });

  (isLong ? it : it.skip)('F15 longer than its lease is overtaken and does no harm', async () => {
    await stopOver(4, 1);
    const stoppedAt = Date.now();
    await world.edit(4, 0);
    const other = await world.start('worker');
    await world.waitUntilQuiet(60_000);
    const overtakenMs = Date.now() - stoppedAt;
    await goOn();
    await other.end('SIGKILL');
    report('F15', `1/1, overtaken after ${seconds(overtakenMs)}`);
  });
});
