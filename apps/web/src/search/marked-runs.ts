export interface Run {
  readonly run: string;
  readonly isMarked: boolean;
}

/** Cuts a text where words that were searched for stand in it, in whatever case; the runs together are the text. */
export function markedRuns(text: string, q: string): readonly Run[] {
  const words = q
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  const lower = text.toLowerCase();
  // a letter whose small form is longer would move all places after it
  if (words.length === 0 || lower.length !== text.length) return [{ run: text, isMarked: false }];
  const runs: Run[] = [];
  let from = 0;
  for (let next = nextOf(lower, words, 0); next !== undefined; next = nextOf(lower, words, from)) {
    if (next.at > from) runs.push({ run: text.slice(from, next.at), isMarked: false });
    from = next.at + next.length;
    runs.push({ run: text.slice(next.at, from), isMarked: true });
  }
  if (from < text.length) runs.push({ run: text.slice(from), isMarked: false });
  return runs;
}

/** The first of the words at or after a place; of two at the same place the longer. */
function nextOf(
  text: string,
  words: readonly string[],
  from: number,
): { readonly at: number; readonly length: number } | undefined {
  const found = words
    .map((word) => ({ at: text.indexOf(word, from), length: word.length }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.length - a.length);
  return found[0];
}
