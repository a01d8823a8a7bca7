import { type Interval } from './bootstrap.js';
import { type Evaluation, type MetricTable } from './evaluate-bench.js';

const NAME_WIDTH = 28;
const CELL_WIDTH = 20;

/** The evaluation as text for a terminal: systems as rows, then the model's other metrics, ablation, reliability. */
export function formatEvaluation(name: string, evaluation: Evaluation): string {
  const ranking = Object.keys(Object.values(evaluation.baselines)[0] ?? evaluation.metrics);
  const rows = [
    ['system', ...ranking],
    ...Object.entries(evaluation.baselines).map(([system, table]) => row(system, table, ranking)),
    row('jeonghap', evaluation.metrics, ranking),
  ];
  const others = Object.entries(evaluation.metrics)
    .filter(([metric]) => !ranking.includes(metric))
    .map(([metric, value]) => `${metric.padEnd(NAME_WIDTH)}${formatInterval(value)}`);
  const ablation = Object.entries(evaluation.ablation).map(
    ([part, { ndcg10, change }]) =>
      `${`without ${part}`.padEnd(NAME_WIDTH)}${short(ndcg10)} (${signed(change)})`,
  );
  const bins = evaluation.reliability.map(
    ({ from, count, meanProbability, frequency }) =>
      `${`confidence from ${from.toFixed(1)}`.padEnd(NAME_WIDTH)}said ${short(meanProbability)}, was ${short(frequency)} (n ${String(count)})`,
  );
  return [
    `${name}: ${String(evaluation.proposals)} proposals, ${String(evaluation.measures)} measures, model ${evaluation.modelVersion.slice(0, 12)}`,
    ...rows.map(formatRow),
    '',
    ...others,
    '',
    'nDCG@10 without a part',
    ...ablation,
    '',
    'P(grade ≥ 2) of the ten best of each proposal',
    ...bins,
  ].join('\n');
}

function row(system: string, table: MetricTable, metrics: readonly string[]): readonly string[] {
  return [system, ...metrics.map((metric) => formatInterval(table[metric]))];
}

function formatRow([name = '', ...cells]: readonly string[]): string {
  return name.padEnd(NAME_WIDTH) + cells.map((cell) => cell.padEnd(CELL_WIDTH)).join('');
}

function formatInterval(interval: Interval | undefined): string {
  if (interval === undefined) return '-';
  return `${short(interval.value)} [${short(interval.low)},${short(interval.high)}]`;
}

function short(value: number): string {
  return value.toFixed(3).replace(/^(-?)0\./, '$1.');
}

function signed(value: number): string {
  return value > 0 ? `+${short(value)}` : short(value);
}
