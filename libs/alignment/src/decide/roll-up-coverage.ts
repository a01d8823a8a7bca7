import { type Facet, FACETS } from '../prepare/facet.js';
import { type AskCoverage, type CoverageStatus } from './decide-coverage.js';

/** How far a proposal is answered: the sum of its asks. */
export interface ProposalCoverage {
  readonly status: CoverageStatus;
  /** Asks in each status. */
  readonly counts: Readonly<Record<CoverageStatus, number>>;
  /** Facets missing in any ask, in the order of `FACETS`. */
  readonly missing: readonly Facet[];
}

/**
 * Rolls the asks of a proposal up: covered when all readable asks are, a gap when all are gaps, partial in
 * between; insufficient when it has no readable ask. Unreadable asks do not change the status of the others.
 */
export function rollUpCoverage(asks: readonly AskCoverage[]): ProposalCoverage {
  const counts: Record<CoverageStatus, number> = { covered: 0, partial: 0, gap: 0, insufficient: 0 };
  for (const { status } of asks) counts[status] += 1;
  const missing = new Set(asks.flatMap((ask) => ask.missing));
  return { status: statusOf(counts), counts, missing: FACETS.filter((facet) => missing.has(facet)) };
}

function statusOf(counts: Readonly<Record<CoverageStatus, number>>): CoverageStatus {
  const readable = counts.covered + counts.partial + counts.gap;
  if (readable === 0) return 'insufficient';
  if (counts.covered === readable) return 'covered';
  return counts.gap === readable ? 'gap' : 'partial';
}
