import { parseArgs } from 'node:util';
import { describeMachine, loadAverage } from '../machine.js';
import { percentile } from '../percentile.js';
import { startProduct } from '../../../test/support/running-product.js';
import { signInAsSample } from '../../../test/support/sign-in.js';
import { CatalogueClient, type EditableProgramme } from '../catalogue-client.js';
import { measureEdit, type MeasuredEdit, POLL_MS } from './measure-edit.js';

/** Target of the design: 95 of 100 edits are scored within this time, milliseconds. */
const TARGET_P95_MS = 3_000;
/** Time that the product lets edits settle before it computes, milliseconds. */
const DEBOUNCE_MS = 200;
/** Edits of one programme in a row would meet a warm cache; this many programmes take turns. */
const PROGRAMMES = 20;
const DEFAULT_EDITS = 200;

/** Asks of the sample catalogue touch all of this, so that adding or removing it moves scores. */
const SENTENCE =
  ' 인공지능 스타트업에 GPU 이용권을 지원하고, 공공기관이 혁신제품을 우선 구매하며, 청년 개발자의 재교육 비용을 보조한다.';

/**
 * Measures the time from an edit's answer to the moment its new scores can be read, on an idle product with the
 * sample catalogue.
 * @param argv `--edits N`, 1–10,000
 * @returns exit code: 0 target met, 1 missed, 2 wrong arguments
 */
export async function runFreshness(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { edits: { type: 'string' } } });
  const edits = values.edits === undefined ? DEFAULT_EDITS : Number(values.edits);
  if (!Number.isInteger(edits) || edits < 1 || edits > 10_000) {
    process.stderr.write('--edits takes a whole number from 1 to 10,000\n');
    return 2;
  }
  const loadBefore = loadAverage();
  const product = await startProduct();
  try {
    const client = new CatalogueClient(product.url, await signInAsSample(product.url, 'editor'));
    const measured = await measureEdits(client, edits);
    return report(measured, { before: loadBefore, after: loadAverage() });
  } finally {
    await product.stop();
  }
}

async function measureEdits(client: CatalogueClient, edits: number): Promise<readonly MeasuredEdit[]> {
  const originals = (await client.listProgrammes()).slice(0, PROGRAMMES);
  const current = [...originals];
  const measured: MeasuredEdit[] = [];
  for (let n = 0; n < edits; n += 1) {
    const turn = n % originals.length;
    const [original, programme] = [originals[turn], current[turn]] as [EditableProgramme, EditableProgramme];
    const hasSentence = programme.body !== original.body;
    const body = hasSentence ? original.body : original.body + SENTENCE;
    const edit = await measureEdit(client, programme, body);
    current[turn] = edit.programme;
    measured.push(edit);
  }
  return measured;
}

function report(measured: readonly MeasuredEdit[], load: { before: number; after: number }): number {
  const times = measured.map(({ ms }) => ms);
  const [p50, p95] = [percentile(times, 50), percentile(times, 95)];
  const total = times.reduce((sum, ms) => sum + ms, 0);
  const debounceShare = (DEBOUNCE_MS * times.length) / total;
  const isMet = p95 <= TARGET_P95_MS;
  const rows: readonly (readonly [string, string])[] = [
    ['machine', describeMachine()],
    ['load average', `${load.before.toFixed(2)} before, ${load.after.toFixed(2)} after`],
    [
      'edits',
      `${String(times.length)}, of which ${String(measured.filter((edit) => edit.movedScore).length)} moved a score`,
    ],
    ['p50', toMs(p50)],
    ['p95', toMs(p95)],
    ['max', toMs(percentile(times, 100))],
    ['resolution', `one look every ${toMs(POLL_MS)}`],
    [
      'debounce',
      `${toMs(DEBOUNCE_MS)} an edit, ${String(Math.round(debounceShare * 100))} % of all the time`,
    ],
    ['target', `p95 ≤ ${toMs(TARGET_P95_MS)}: ${isMet ? 'met' : 'missed'}`],
  ];
  for (const [name, value] of rows) process.stdout.write(`${name.padEnd(14)}${value}\n`);
  return isMet ? 0 : 1;
}

const toMs = (ms: number): string => `${String(Math.round(ms))} ms`;
