/** Entries of a batch of edits, which others may wait for. */
const OF_EDITS = 20;
/** Entries of a batch of a new score set at least: where an ask takes a third of a second, an edit waits for so many. */
const FEWEST = 4;
/** Entries of a batch of a new score set at most: a killed worker's are all tried again. */
const MOST = 400;
/** Entries whose facets are claimed for each one that is claimed with its pairs. */
const FACETS_FOR_A_PAIR = 10;
/** How long a batch of a new score set should take, milliseconds: an edit of the live one waits for its end. */
const WANTED_MS = 1_500;

/** Entries of a batch. */
export interface BatchSize {
  /** Those whose pairs are wanted. */
  readonly paired: number;
  /** Measures of whom facets alone are, which cost little. */
  readonly facets: number;
}

/**
 * How many entries one snapshot serves. The larger the catalogue, the longer both a snapshot and a computation take, so
 * of a new score set as many are taken as get done in a set time. Facets alone, the last of a set, say nothing of pairs, the first of the next.
 */
export class BatchPace {
  private size: BatchSize = { paired: OF_EDITS, facets: OF_EDITS * FACETS_FOR_A_PAIR };

  /** @param isNew whether anything of what the set began with is left */
  sizeFor(isNew: boolean): BatchSize {
    return isNew ? this.size : { paired: OF_EDITS, facets: OF_EDITS * FACETS_FOR_A_PAIR };
  }

  /** Notes how long a batch of a new set took. @param ms in which so many entries were computed */
  note({ paired, facets }: BatchSize, ms: number): void {
    if (ms <= 0) return;
    const { size } = this;
    if (paired > 0) {
      const fitting = fit(paired, ms, size.paired);
      this.size = { paired: fitting, facets: fitting * FACETS_FOR_A_PAIR };
    } else if (facets > 0) {
      const fitting = fit(facets / FACETS_FOR_A_PAIR, ms, size.facets / FACETS_FOR_A_PAIR);
      this.size = { ...size, facets: fitting * FACETS_FOR_A_PAIR };
    }
  }
}

/** What fits the wanted time, twice as many as before at most, since what cost little may be the last of its kind. */
const fit = (computed: number, ms: number, before: number): number =>
  Math.max(FEWEST, Math.min(MOST, Math.round((computed * WANTED_MS) / ms), before * 2));
