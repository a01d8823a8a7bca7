import { type Range, useWindowVirtualizer, defaultRangeExtractor } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';

/** Lists up to this long are drawn as a whole: the browser's own search finds all of them. */
const drawnWhole = 60;
/** About as high as a row is, px; rows are measured once they are drawn. */
const rowHeight = 150;
/** Rows that are drawn above and below what is seen. */
const overscan = 6;

export interface VirtualRows {
  /** Places of the rows to draw. */
  readonly places: readonly number[];
  /** Room for the rows that are not drawn, px. */
  readonly above: number;
  readonly below: number;
  /** Whether some rows are not drawn. */
  readonly isPartial: boolean;
  /** For the `ref` of a row with its place in `data-index`. */
  readonly measure: ((row: HTMLElement | null) => void) | undefined;
  /** Brings a row into view. */
  readonly show: (place: number) => void;
}

/**
 * Which rows of a long table to draw: those that are seen, and the one that has the focus.
 * @param kept place of the row that has the focus
 */
export function useVirtualRows(
  table: RefObject<HTMLTableElement | null>,
  count: number,
  kept: number | undefined,
): VirtualRows {
  const isPartial = count > drawnWhole;
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (table.current) setTop(table.current.getBoundingClientRect().top + window.scrollY);
  }, [table, count]);
  // eslint-disable-next-line react-hooks/incompatible-library -- the compiler is not used, so nothing is kept that would go stale
  const virtualizer = useWindowVirtualizer({
    count: isPartial ? count : 0,
    estimateSize: () => rowHeight,
    overscan,
    scrollMargin: top,
    rangeExtractor: (range: Range) => {
      const seen = defaultRangeExtractor(range);
      if (kept === undefined || seen.includes(kept) || kept >= count) return seen;
      return [...seen, kept].sort((a, b) => a - b);
    },
  });
  if (!isPartial) {
    const places = Array.from({ length: count }, (_, place) => place);
    return { places, above: 0, below: 0, isPartial, measure: undefined, show: () => undefined };
  }
  const drawn = virtualizer.getVirtualItems();
  const [first, last] = [drawn[0], drawn.at(-1)];
  return {
    places: drawn.map(({ index }) => index),
    above: first === undefined ? 0 : first.start - top,
    below: last === undefined ? 0 : virtualizer.getTotalSize() - (last.end - top),
    isPartial,
    measure: virtualizer.measureElement,
    show: (place) => {
      virtualizer.scrollToIndex(place, { align: 'auto' });
    },
  };
}
