import { explainStartUpFailure, listenForStop, readConfig } from '@jeonghap/platform';
import { runningParts } from './running-parts.js';
import { startStandalone } from './start-standalone.js';

/** Progress and problems go to the error output; the one line on the standard output says that Jeonghap is ready. */
const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
const parts = runningParts(log);
const stopping = new AbortController();
let isReady = false;

async function finish(exitCode: number): Promise<void> {
  await parts.stop();
  process.exit(exitCode);
}

async function finishAtOnce(): Promise<void> {
  await parts.stopAtOnce();
  process.exit(1);
}

listenForStop(process, {
  onStop: () => {
    stopping.abort();
    if (isReady) void finish(0);
  },
  onHurry: () => void finishAtOnce(),
});
process.on('uncaughtException', (error) => {
  log(explainStartUpFailure(error));
  void finishAtOnce();
});

try {
  const config = readConfig();
  const url = await startStandalone({ config, log, signal: stopping.signal }, parts);
  isReady = true;
  process.stdout.write(`Jeonghap is ready: ${url}  (정합 준비 완료)\n`);
} catch (error) {
  if (!stopping.signal.aborted) log(explainStartUpFailure(error));
  await finish(stopping.signal.aborted ? 0 : 1);
}
