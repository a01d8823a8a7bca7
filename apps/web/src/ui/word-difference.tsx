import { diffWordsWithSpace } from 'diff';
import { type ReactNode } from 'react';
import './word-difference.css';

export interface WordDifferenceProps {
  readonly before: string;
  readonly after: string;
}

/** One text as it became, word by word: what was added is marked `ins`, what was taken away `del`. */
export function WordDifference({ before, after }: WordDifferenceProps): ReactNode {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }, index) => {
    const key = `${String(index)}${added ? '+' : removed ? '-' : ''}`;
    if (added) return <ins key={key}>{value}</ins>;
    return removed ? <del key={key}>{value}</del> : <span key={key}>{value}</span>;
  });
}
