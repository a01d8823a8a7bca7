import { type AlignmentModel, bandOf, scoreAlignment } from '@jeonghap/alignment';
import { type PairDecision } from '../decision/pair-decision.js';
import { type CatalogueSnapshot, type SnapshotAsk } from '../snapshot/catalogue-snapshot.js';
import { measureFor } from '../snapshot/lent-words.js';
import { type StoredCoverageInput } from './coverage-inputs.store.js';

/**
 * An ask's pairs with what people decided on them. A decided pair may score too low to be stored, or stand behind a full
 * list; then it is scored here. One whose measure is gone or hidden decides nothing.
 * @param stored the ask's stored pairs, all of them where there are decisions
 * @param decisions on this ask
 */
export function applyDecisions(
  ask: SnapshotAsk,
  stored: readonly StoredCoverageInput[],
  decisions: readonly PairDecision[],
  context: { readonly snapshot: CatalogueSnapshot; readonly model: AlignmentModel },
): readonly StoredCoverageInput[] {
  if (decisions.length === 0) return stored;
  const byMeasure = new Map(decisions.map((decision) => [decision.measureId, decision]));
  const known = new Set(stored.map(({ measureId }) => measureId));
  const further = decisions
    .filter(({ measureId }) => !known.has(measureId))
    .flatMap(({ measureId }) => scoreDecided(ask, measureId, context) ?? []);
  return [...stored, ...further].map((input) => decide(input, byMeasure.get(input.measureId), context.model));
}

function scoreDecided(
  ask: SnapshotAsk,
  measureId: string,
  { snapshot, model }: { readonly snapshot: CatalogueSnapshot; readonly model: AlignmentModel },
): StoredCoverageInput | undefined {
  const prepared = measureFor(ask.id, measureId, snapshot, model);
  if (prepared === undefined) return undefined;
  return { measureId, ...scoreAlignment(ask.prepared, prepared, model) };
}

function decide(
  input: StoredCoverageInput,
  decision: PairDecision | undefined,
  model: AlignmentModel,
): StoredCoverageInput {
  if (decision === undefined) return input;
  const { verdict: review, scoreTenths } = decision;
  if (scoreTenths === null) return { ...input, review };
  return { ...input, review, scoreTenths, confidence: scoreTenths / 1000, band: bandOf(scoreTenths, model) };
}
