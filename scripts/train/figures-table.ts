import { type CrossValidation } from './cross-validate.js';
import { type CurvePoint } from './learning-curve.js';

const METRICS = [
  'nDCG@10',
  'hit@1',
  'recall@20',
  'coverage macro-F1',
  'gap F1',
  'opposes precision',
  'opposes recall',
  'calibration error',
  'share of scores ≥ 80',
] as const;
const BLOCK = /<!-- figures -->[\s\S]*<!-- \/figures -->/;

/** The document with its figures (the block between two marks) written anew from a cross-validation. */
export function writeFigures(document: string, validation: readonly CrossValidation[]): string {
  return document.replace(BLOCK, () => `<!-- figures -->\n${formatFigures(validation)}\n<!-- /figures -->`);
}

/** Held-out figures as Markdown: one row a bench, the main one with its intervals; then the ablation of the main one. */
export function formatFigures(validation: readonly CrossValidation[]): string {
  const header = ['bench', 'proposals', ...METRICS];
  const rows = validation.map((result) => [
    result.bench,
    String(result.proposals),
    ...METRICS.map((name) => formatMetric(result, name)),
  ]);
  const ablation = validation.flatMap((result) => Object.entries(result.ablation ?? {}));
  return [
    toLine(header),
    toLine(header.map(() => '---')),
    ...rows.map(toLine),
    '',
    toLine(['without the part', ...ablation.map(([part]) => part)]),
    toLine(['---', ...ablation.map(() => '---')]),
    toLine(['change of nDCG@10', ...ablation.map(([, { change }]) => signed(change))]),
  ].join('\n');
}

const CURVE_METRICS = ['nDCG@10', 'hit@1', 'coverage macro-F1', 'gap F1'] as const;
const CURVE_BLOCK = /<!-- curve -->[\s\S]*<!-- \/curve -->/;

/** The document with its learning curve (the block between two marks) written anew. */
export function writeCurve(document: string, curve: readonly CurvePoint[]): string {
  return document.replace(CURVE_BLOCK, () => `<!-- curve -->\n${formatCurve(curve)}\n<!-- /curve -->`);
}

/** The learning curve as Markdown: a row for each step and bench. */
export function formatCurve(curve: readonly CurvePoint[]): string {
  const header = ['written proposals', 'measured on', ...CURVE_METRICS];
  const rows = curve.flatMap(({ percent, proposals, validation }) =>
    validation.map((result) => [
      `${String(percent)} % (${String(proposals)})`,
      result.bench,
      ...CURVE_METRICS.map((name) => {
        const figure = result.metrics[name];
        return figure === undefined ? '-' : short(figure.value);
      }),
    ]),
  );
  return [toLine(header), toLine(header.map(() => '---')), ...rows.map(toLine)].join('\n');
}

function formatMetric({ metrics, ablation }: CrossValidation, name: string): string {
  const figure = metrics[name];
  if (figure === undefined) return '-';
  if (ablation === undefined) return short(figure.value);
  return `**${short(figure.value)}** [${short(figure.low)}, ${short(figure.high)}]`;
}

function short(value: number): string {
  return value.toFixed(3).replace(/^(-?)0\./, '$1.');
}

function signed(value: number): string {
  return value > 0 ? `+${short(value)}` : short(value);
}

function toLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
