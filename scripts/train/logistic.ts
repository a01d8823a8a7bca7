/** One observation: features without the constant, the outcome (0 or 1, or between), and its weight. */
export interface Observation {
  readonly features: readonly number[];
  readonly outcome: number;
  readonly weight: number;
}

/** A fitted logistic regression. */
export interface LogisticFit {
  readonly intercept: number;
  readonly weights: readonly number[];
}

/** Settings of the fit. */
export interface LogisticSettings {
  /** Strength of the pull towards `prior`, in observations. */
  readonly ridge: number;
  /** Weights the fit is pulled to; 0 where absent. The intercept is free. */
  readonly prior?: readonly number[];
}

const STEPS = 25;
/** A Newton step that does not lower the loss is halved up to so many times. */
const HALVINGS = 12;
/** Keeps the normal equations solvable for the free intercept. */
const INTERCEPT_RIDGE = 1e-6;
/** Lowest chance in the logarithm of the loss. */
const TINY = 1e-12;

/** Weighted ridge logistic regression by damped Newton steps. Deterministic. */
export function fitLogistic(observations: readonly Observation[], settings: LogisticSettings): LogisticFit {
  const size = (observations[0]?.features.length ?? 0) + 1;
  const full = { ridge: settings.ridge, prior: [0, ...(settings.prior ?? [])] };
  let weights: readonly number[] = Array.from({ length: size }, (_, at) => full.prior[at] ?? 0);
  let loss = lossOf(observations, weights, full);
  for (let step = 0; step < STEPS; step += 1) {
    const { gradient, hessian } = derivatives(observations, weights, full);
    const move = solve(hessian, gradient);
    const next = lowerLoss(observations, { weights, move, loss }, full);
    if (next === undefined) break;
    ({ weights, loss } = next);
  }
  const [intercept = 0, ...rest] = weights;
  return { intercept, weights: rest };
}

interface Step {
  readonly weights: readonly number[];
  readonly move: readonly number[];
  readonly loss: number;
}

/** The longest of the step, its half, its quarter … that lowers the loss; `undefined` at the minimum. */
function lowerLoss(
  observations: readonly Observation[],
  { weights, move, loss }: Step,
  settings: Required<LogisticSettings>,
): { readonly weights: readonly number[]; readonly loss: number } | undefined {
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const next = weights.map((weight, at) => weight - (move[at] ?? 0) / 2 ** halving);
    const nextLoss = lossOf(observations, next, settings);
    if (nextLoss < loss - Math.abs(loss) * 1e-12) return { weights: next, loss: nextLoss };
  }
  return undefined;
}

function lossOf(
  observations: readonly Observation[],
  weights: readonly number[],
  { ridge, prior }: Required<LogisticSettings>,
): number {
  const pull = weights.slice(1).reduce((sum, weight, at) => sum + (weight - (prior[at + 1] ?? 0)) ** 2, 0);
  const [intercept = 0, ...rest] = weights;
  return observations.reduce(
    (sum, { features, outcome, weight }) => {
      const chance = predict({ intercept, weights: rest }, features);
      const surprise = outcome * Math.log(chance + TINY) + (1 - outcome) * Math.log(1 - chance + TINY);
      return sum - weight * surprise;
    },
    (ridge * pull) / 2,
  );
}

/** The chance a fit gives to features, 0 to 1. */
export function predict({ intercept, weights }: LogisticFit, features: readonly number[]): number {
  return sigmoid(weights.reduce((sum, weight, at) => sum + weight * (features[at] ?? 0), intercept));
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

interface Derivatives {
  readonly gradient: Float64Array;
  readonly hessian: readonly Float64Array[];
}

function derivatives(
  observations: readonly Observation[],
  weights: readonly number[],
  { ridge, prior }: Required<LogisticSettings>,
): Derivatives {
  const size = weights.length;
  const pull = (at: number): number => (at === 0 ? INTERCEPT_RIDGE : ridge);
  const gradient = Float64Array.from(weights, (weight, at) => pull(at) * (weight - (prior[at] ?? 0)));
  const hessian = weights.map((_, at) => {
    const row = new Float64Array(size);
    row[at] = pull(at);
    return row;
  });
  for (const { features, outcome, weight } of observations) {
    const input = [1, ...features];
    const chance = sigmoid(input.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0));
    addOuter({ gradient, hessian }, input, (chance - outcome) * weight, chance * (1 - chance) * weight);
  }
  return { gradient, hessian };
}

function addOuter(
  { gradient, hessian }: Derivatives,
  input: readonly number[],
  slope: number,
  curve: number,
): void {
  input.forEach((value, at) => {
    gradient[at] = (gradient[at] ?? 0) + slope * value;
    const row = hessian[at];
    if (row === undefined || value === 0) return;
    input.forEach((other, column) => {
      row[column] = (row[column] ?? 0) + curve * value * other;
    });
  });
}

/** Solves a symmetric positive system by Gaussian elimination with row exchange. */
function solve(matrix: readonly Float64Array[], right: Float64Array): readonly number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  for (let column = 0; column < rows.length; column += 1) {
    exchangeRows(rows, column);
    const pivot = rows[column] ?? [];
    rows.forEach((row, at) => {
      if (at === column) return;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      row.forEach((value, cell) => {
        row[cell] = value - factor * (pivot[cell] ?? 0);
      });
    });
  }
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
}

/** Brings the row with the largest entry of the column to the diagonal. */
function exchangeRows(rows: number[][], column: number): void {
  let best = column;
  for (let at = column + 1; at < rows.length; at += 1) {
    if (Math.abs(rows[at]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = at;
  }
  const moved = rows[column];
  const chosen = rows[best];
  if (moved === undefined || chosen === undefined) return;
  rows[column] = chosen;
  rows[best] = moved;
}
