import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { type AssignmentOutcome } from '../api/model.js';
import { refreshWork } from '../collaboration/work-queries.js';
import { workBoardAssignMany } from '../generated/sdk.gen.js';
import { type ChosenProposal } from './chosen.js';

/** Most that the API takes at once. */
export const mostAtOnce = 500;

export interface ManyAssignments {
  readonly items: readonly ChosenProposal[];
  readonly allOrNothing: boolean;
}

/** Names who looks after many proposals; as many requests as it takes, one after the other. */
export function useAssignMany(onDone: (outcomes: readonly AssignmentOutcome[]) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ items, allOrNothing }: ManyAssignments) => {
      const outcomes: AssignmentOutcome[] = [];
      for (let from = 0; from < items.length; from += mostAtOnce) {
        const body = { items: items.slice(from, from + mostAtOnce), allOrNothing };
        outcomes.push(...(await dataOf(workBoardAssignMany({ body }))).items);
      }
      return outcomes;
    },
    onSuccess: onDone,
    onSettled: () => refreshWork(client),
  });
}
