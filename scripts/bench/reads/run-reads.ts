import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { startProduct } from '../../../test/support/running-product.js';
import { signInAsSample } from '../../../test/support/sign-in.js';
import { CatalogueClient } from '../catalogue-client.js';
import { describeMachine, loadAverage } from '../machine.js';

/** Targets of the design, on two cores. */
const TARGET_REQUESTS_PER_SECOND = 300;
const TARGET_P99_MS = 150;
const DEFAULT_SECONDS = 20;
/** Connections that ask one thing after another without a pause. */
const CONNECTIONS = 20;
const WARM_UP_SECONDS = 3;

/** Time between two edits of the second part, milliseconds: more than any agency's staff will make. */
const EDIT_EVERY_MS = 1_000;

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
 * same machine: first while nobody edits, then while a programme is edited every second and scores are recomputed.
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
    const quiet = await ask(product.url, seconds);
    const edited = await askWhileEditing(product.url, seconds);
    line('machine', `${describeMachine()}, client on the same`);
    line('load average', `${loadBefore.toFixed(2)} before, ${loadAverage().toFixed(2)} after`);
    const isQuietMet = report('nobody edits', quiet);
    const isEditedMet = report(`an edit every ${String(EDIT_EVERY_MS / 1000)} s`, edited);
    return isQuietMet && isEditedMet ? 0 : 1;
  } finally {
    await product.stop();
  }
}

const ask = (url: string, duration: number): Promise<autocannon.Result> =>
  autocannon({ url, connections: CONNECTIONS, duration, requests: PATHS.map((path) => ({ path })) });

/** @throws when an edit is refused */
async function askWhileEditing(url: string, seconds: number): Promise<autocannon.Result> {
  const over = new AbortController();
  const editing = editProgrammes(url, over.signal);
  try {
    return await ask(url, seconds);
  } finally {
    over.abort();
    await editing;
  }
}

/** Edits one programme after the other until told to end. */
async function editProgrammes(url: string, over: AbortSignal): Promise<void> {
  const client = new CatalogueClient(url, await signInAsSample(url, 'editor'));
  let programmes = await client.listProgrammes();
  while (!over.aborted) {
    const [next, ...others] = programmes;
    if (next === undefined) throw new Error('the sample catalogue has no programme');
    programmes = [...others, await client.editBody(next, `${next.body} `)];
    await sleep(EDIT_EVERY_MS);
  }
}

/** @returns whether the targets are met */
function report(part: string, result: autocannon.Result): boolean {
  const { requests, latency, duration, errors, timeouts } = result;
  const refused = result['4xx'];
  const failed = result['5xx'] + errors + timeouts;
  const isMet =
    requests.average >= TARGET_REQUESTS_PER_SECOND && latency.p99 <= TARGET_P99_MS && failed + refused === 0;
  process.stdout.write(`\n${part}\n`);
  line(
    'reads',
    `${String(requests.total)} in ${duration.toFixed(0)} s over ${String(CONNECTIONS)} connections`,
  );
  line('rate', `${String(Math.round(requests.average))} a second`);
  line('p50', `${String(latency.p50)} ms`);
  line('p99', `${String(latency.p99)} ms`);
  line('max', `${String(latency.max)} ms`);
  line('not answered', `${String(failed)} failed, ${String(refused)} refused`);
  line(
    'target',
    `≥ ${String(TARGET_REQUESTS_PER_SECOND)} a second, p99 ≤ ${String(TARGET_P99_MS)} ms, none failed: ${isMet ? 'met' : 'missed'}`,
  );
  return isMet;
}

const line = (name: string, value: string): void => {
  process.stdout.write(`${name.padEnd(14)}${value}\n`);
};
