import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { projectRoot } from '@jeonghap/platform';
import { launchBrowser } from '../../../test/support/browser.js';
import { describeMachine, loadAverage } from '../machine.js';
import { percentile } from '../percentile.js';
import { openBenchWorld } from '../recompute/bench-world.js';
import { driveBoard, type Timing } from './drive-board.js';
import { openVirtualScreen } from './virtual-screen.js';

/** Longest from a key or click to the next paint, milliseconds: what the web's own measure calls good. */
const TARGET_MS = 200;
const DEFAULTS = { proposals: 10_000, measures: 400 };

/**
 * Measures how the gap board answers hands with many proposals: the time from a click or key to the next paint, as the
 * browser itself reports it, and the longest stall while one scrolls.
 * @param argv `--proposals N --measures N`, each from 10
 * @returns exit code: 0 target met, 1 missed, 2 wrong arguments
 */
export async function runBoard(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { proposals: { type: 'string' }, measures: { type: 'string' } },
  });
  const scale = {
    proposals: Number(values.proposals ?? DEFAULTS.proposals),
    measures: Number(values.measures ?? DEFAULTS.measures),
  };
  if (!Object.values(scale).every((count) => Number.isInteger(count) && count >= 10)) {
    process.stderr.write('--proposals and --measures take whole numbers from 10\n');
    return 2;
  }
  execFileSync(process.execPath, ['scripts/build-if-stale.mjs', 'web'], { cwd: projectRoot() });
  line('machine', `${describeMachine()}, server and browser on the same`);
  line('scale', `${String(scale.proposals)} proposals × ${String(scale.measures)} measures`);
  line('load before', loadAverage().toFixed(2));
  const world = await openBenchWorld(scale);
  const screen = await openVirtualScreen();
  line('screen', screen === undefined ? 'none (Xvfb is not installed): filmed, which costs time' : 'Xvfb');
  const browser = await launchBrowser(screen?.display);
  try {
    const worker = await world.startWorker();
    line('computed in', `${(await world.untilQuiet()).toFixed(0)} s`);
    await worker.end('SIGTERM');
    const timings = await driveBoard(browser, world.api.origin, screen !== undefined);
    const isMet = timings.map(report).every(Boolean);
    line('load after', loadAverage().toFixed(2));
    line('target', `each ≤ ${String(TARGET_MS)} ms: ${isMet ? 'met' : 'missed'}`);
    return isMet ? 0 : 1;
  } finally {
    await browser.close();
    await screen?.close();
    await world.close();
  }
}

/** @returns whether the target is met */
function report({ what, ms }: Timing): boolean {
  const [median, worst] = [percentile(ms, 50), Math.max(...ms)];
  line(
    what,
    `median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms of ${String(ms.length)}; worst is ${(worst / TARGET_MS).toFixed(2)} of the target`,
  );
  return worst <= TARGET_MS;
}

const line = (name: string, value: string): void => {
  process.stdout.write(`${name.padEnd(18)}${value}\n`);
};
