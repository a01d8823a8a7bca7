import { type Range, useWindowVirtualizer, defaultRangeExtractor } from '@tanstack/react-virtual';

/** Lists up to this long are drawn as a whole: the browser's own search finds all of them. */
const drawnWhole = 60;
/** About as high as a row is, px; rows are measured once they are drawn. */
const rowHeight = 150;
/** Rows that are drawn above and below what is seen. */
const overscan = 6;

export interface VirtualRows {
  /** The rows to draw by their places, each with the room for those before it that are not drawn, px. */
  readonly drawn: readonly { readonly place: number; readonly gap: number }[];
  /** Room for the rows after the last one drawn, px. */
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
  table: HTMLTableElement | null,
  count: number,
  kept: number | undefined,
): VirtualRows {
  const isPartial = count > drawnWhole;
  // where the table begins moves with what is above it, so it is asked for each time
  const top = isPartial && table !== null ? table.getBoundingClientRect().top + window.scrollY : 0;
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
    const drawn = Array.from({ length: count }, (_, place) => ({ place, gap: 0 }));
    return { drawn, below: 0, isPartial, measure: undefined, show: () => undefined };
  }
  const items = virtualizer.getVirtualItems();
  const endOf = (at: number): number => (items[at]?.end ?? top) - top;
  return {
    drawn: items.map(({ index, start }, at) => ({ place: index, gap: start - top - endOf(at - 1) })),
    below: virtualizer.getTotalSize() - endOf(items.length - 1),
    isPartial,
    measure: virtualizer.measureElement,
    show: (place) => {
      virtualizer.scrollToIndex(place, { align: 'auto' });
    },
  };
}
