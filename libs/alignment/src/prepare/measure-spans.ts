/** Texts of a measure that evidence can point to. */
export type MeasureField = 'title' | 'body';

/** A place in a measure, or `undefined` for wordings that stand in neither text (aliases, overrides). */
export type MeasureSpan =
  { readonly field: MeasureField; readonly start: number; readonly end: number } | undefined;

/** Places in a measure, two numbers each, so that an index can hold millions of them. */
export interface MeasureSpans {
  /** Twice the offset where the place begins, plus 1 in the body; {@link NOWHERE} for no place. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const NOWHERE = 0xffff_ffff;

export function toSpans(spans: readonly MeasureSpan[]): MeasureSpans {
  return {
    starts: Uint32Array.from(spans, (span) =>
      span === undefined ? NOWHERE : span.start * 2 + Number(span.field === 'body'),
    ),
    ends: Uint32Array.from(spans, (span) => span?.end ?? 0),
  };
}

/** The place at a position of the list; `undefined` where there is none. */
export function spanAt({ starts, ends }: MeasureSpans, at: number): MeasureSpan {
  const start = starts[at] ?? NOWHERE;
  if (start === NOWHERE) return undefined;
  return { field: start % 2 === 1 ? 'body' : 'title', start: start >>> 1, end: ends[at] ?? 0 };
}
