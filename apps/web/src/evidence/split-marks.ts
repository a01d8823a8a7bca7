import { type NumberedSpan } from './number-evidence.js';

/** A run of text that the same evidence numbers cover; `endsOf` are the numbers whose passage ends here. */
export interface TextRun {
  readonly text: string;
  readonly numbers: readonly number[];
  readonly endsOf: readonly number[];
}

/**
 * Cuts a text at every boundary of the spans, so that overlapping passages become neighbouring runs that carry several
 * numbers. Joined, the runs give the text back. Spans beyond the text are clipped, empty ones dropped.
 */
export function splitMarks(text: string, spans: readonly NumberedSpan[]): readonly TextRun[] {
  const valid = spans
    .map((span) => ({ no: span.no, start: Math.max(0, span.start), end: Math.min(text.length, span.end) }))
    .filter((span) => span.start < span.end);
  const bounds = [...new Set([0, text.length, ...valid.flatMap((span) => [span.start, span.end])])];
  bounds.sort((a, b) => a - b);
  const runs: TextRun[] = [];
  for (const [index, start] of bounds.entries()) {
    const end = bounds[index + 1];
    if (end === undefined) break;
    const covering = valid.filter((span) => span.start <= start && span.end >= end);
    runs.push({
      text: text.slice(start, end),
      numbers: sortedNumbers(covering.map((span) => span.no)),
      endsOf: sortedNumbers(covering.filter((span) => span.end === end).map((span) => span.no)),
    });
  }
  return runs;
}

function sortedNumbers(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
