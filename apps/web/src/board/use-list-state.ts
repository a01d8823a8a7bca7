import { useMemo, useState } from 'react';
import { type Chosen } from './chosen.js';

/** What of a list is chosen, and which proposal is shown beside it. */
export interface ListState {
  readonly chosen: Chosen;
  readonly setChosen: (chosen: Chosen) => void;
  readonly previewed: string | undefined;
  readonly setPreviewed: (id: string | undefined) => void;
}

/** @returns the same object while nothing changed, so that a list that rests on it need not be drawn again */
export function useListState(): ListState {
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const [previewed, setPreviewed] = useState<string>();
  return useMemo(() => ({ chosen, setChosen, previewed, setPreviewed }), [chosen, previewed]);
}
