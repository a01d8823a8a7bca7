import { queryOptions } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import {
  alignmentGet,
  proposalList,
  proposalListAlignments,
  recomputeStatus,
  scoringMethodDescribe,
} from '../generated/sdk.gen.js';

/** How the scores of the live set are made, and how far they can be trusted. */
export function methodQuery() {
  return queryOptions({ queryKey: ['scoring-method'], queryFn: () => dataOf(scoringMethodDescribe()) });
}

/** The alignment with the highest score of all, to show the sum by; `null` while nothing is aligned. */
export function exampleQuery() {
  return queryOptions({
    queryKey: ['scoring-method', 'example'],
    queryFn: async () => {
      const { items: proposals } = await dataOf(proposalList({ query: { sort: '-score', limit: 1 } }));
      const [proposal] = proposals;
      if (proposal === undefined) return null;
      const path = { key: proposal.id };
      const { items } = await dataOf(proposalListAlignments({ path, query: { limit: 200 } }));
      const [best] = [...items].sort((a, b) => b.score - a.score);
      if (best === undefined) return null;
      return dataOf(alignmentGet({ path: { askId: best.ask.id, measureId: best.measure.id } }));
    },
  });
}

/** What waits for computation, and how old the sources are. */
export function recomputeStatusQuery() {
  return queryOptions({ queryKey: ['recompute-status'], queryFn: () => dataOf(recomputeStatus()) });
}
