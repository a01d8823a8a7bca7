import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { startProduct } from '../../../test/support/running-product.js';
import { describeMachine, loadAverage } from '../machine.js';

/** Targets of the design, on two cores. */
const TARGET_REQUESTS_PER_SECOND = 300;
const TARGET_P99_MS = 200;
const DEFAULT_SECONDS = 20;
/** Connections that ask one thing after another without a pause. */
const CONNECTIONS = 20;
const WARM_UP_SECONDS = 3;

/** What a visitor's pages ask for: the board, filtered and not, a proposal with its reasons, lists, the overview. */
const PATHS = [
  '/api/v1/proposals',
  '/api/v1/proposals?coverage=gap&sort=coverage',
  '/api/v1/proposals/seed:P01',
  '/api/v1/proposals/seed:P01/alignments',
  '/api/v1/programmes',
  '/api/v1/programmes/seed:G16/alignments',
  '/api/v1/coverage/summary',
];

/**
 * Measures how many reads a second the product answers, and how fast, with the sample catalogue and the client on the
 * same machine.
 * @param argv `--seconds N`, 1–600
 * @returns exit code: 0 targets met, 1 missed, 2 wrong arguments
 */
export async function runReads(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { seconds: { type: 'string' } } });
  const seconds = values.seconds === undefined ? DEFAULT_SECONDS : Number(values.seconds);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 600) {
    process.stderr.write('--seconds takes a whole number from 1 to 600\n');
    return 2;
  }
  const loadBefore = loadAverage();
  const product = await startProduct();
  try {
    await ask(product.url, WARM_UP_SECONDS);
    return report(await ask(product.url, seconds), { before: loadBefore, after: loadAverage() });
  } finally {
    await product.stop();
  }
}

const ask = (url: string, duration: number): Promise<autocannon.Result> =>
  autocannon({ url, connections: CONNECTIONS, duration, requests: PATHS.map((path) => ({ path })) });

function report(result: autocannon.Result, load: { before: number; after: number }): number {
  const { requests, latency, duration, errors, timeouts } = result;
  const refused = result['4xx'];
  const failed = result['5xx'] + errors + timeouts;
  const isMet =
    requests.average >= TARGET_REQUESTS_PER_SECOND && latency.p99 <= TARGET_P99_MS && failed + refused === 0;
  const rows: readonly (readonly [string, string])[] = [
    ['machine', `${describeMachine()}, client on the same`],
    ['load average', `${load.before.toFixed(2)} before, ${load.after.toFixed(2)} after`],
    [
      'reads',
      `${String(requests.total)} in ${duration.toFixed(0)} s over ${String(CONNECTIONS)} connections`,
    ],
    ['rate', `${String(Math.round(requests.average))} a second`],
    ['p50', `${String(latency.p50)} ms`],
    ['p99', `${String(latency.p99)} ms`],
    ['max', `${String(latency.max)} ms`],
    ['not answered', `${String(failed)} failed, ${String(refused)} refused`],
    [
      'target',
      `≥ ${String(TARGET_REQUESTS_PER_SECOND)} a second, p99 ≤ ${String(TARGET_P99_MS)} ms, none failed: ${isMet ? 'met' : 'missed'}`,
    ],
  ];
  for (const [name, value] of rows) process.stdout.write(`${name.padEnd(14)}${value}\n`);
  return isMet ? 0 : 1;
}
