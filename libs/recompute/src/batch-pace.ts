/** Entries of a batch of edits, which others may wait for. */
const OF_EDITS = 20;
/** Entries of a batch of a new score set at least: where an ask takes a third of a second, an edit waits for so many. */
const FEWEST = 4;
/** Entries of a batch of a new score set at most: a killed worker's are all tried again. */
const MOST = 400;
/** How long a batch of a new score set should take, milliseconds: an edit of the live one waits for its end. */
const WANTED_MS = 1_500;

/**
 * How many entries one snapshot serves. The larger the catalogue, the longer both a snapshot and a computation take, so
 * of a new score set as many are taken as get done in a set time.
 */
export class BatchPace {
  private size = OF_EDITS;

  /** @param isNew whether anything of what the set began with is left */
  sizeFor(isNew: boolean): number {
    return isNew ? this.size : OF_EDITS;
  }

  /** Notes how long a batch of a new set took. @param ms in which so many entries were computed */
  note(computed: number, ms: number): void {
    if (computed === 0 || ms <= 0) return;
    // twice as many at most, since what cost little may be the last of its kind
    const fitting = Math.min(Math.round((computed * WANTED_MS) / ms), this.size * 2);
    this.size = Math.max(FEWEST, Math.min(MOST, fitting));
  }
}
