import { useState } from 'react';
import { type PairKey } from './review-queries.js';

export const keyOfPair = ({ askId, measureId }: PairKey): string => `${askId}/${measureId}`;

/** Which alignments of a list a person has chosen. */
export interface ChosenPairs {
  readonly has: (pair: PairKey) => boolean;
  readonly set: (pair: PairKey, isChosen: boolean) => void;
  readonly clear: () => void;
}

export function useChosenPairs(): ChosenPairs {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return {
    has: (pair) => chosen.has(keyOfPair(pair)),
    set: (pair, isChosen) => {
      const others = [...chosen].filter((key) => key !== keyOfPair(pair));
      setChosen(new Set(isChosen ? [...others, keyOfPair(pair)] : others));
    },
    clear: () => {
      setChosen(new Set());
    },
  };
}
