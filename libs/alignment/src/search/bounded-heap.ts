/** An entry found, with its score in tenths. */
export interface Hit {
  readonly id: string;
  readonly scoreTenths: number;
}

/** Best first: by score, then by id. */
export function compareHits(a: Hit, b: Hit): number {
  return b.scoreTenths - a.scoreTenths || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Hits above what is foreseen, and how many times more of them than the share that was looked at lets expect. */
const SURE_HITS = 3;
const CAUTION = 1.5;

/** Keeps the best hits, at most `limit` of them, and says which score is still worth offering. */
export class BoundedHeap<T extends Hit> {
  /** The worst hit stands first; children are not better placed than their parent. */
  private readonly hits: T[] = [];
  /** Highest score that was foreseen for the worst hit in the end. */
  private foreseen = -Infinity;

  /**
   * @param limit at least 1; `Infinity` keeps all
   * @param floorTenths lowest score that is kept
   */
  constructor(
    private readonly limit: number,
    private readonly floorTenths: number,
  ) {}

  /** A hit below this score is not kept, or will not be in the end if what was foreseen comes true. */
  get threshold(): number {
    return Math.max(this.kept, this.foreseen);
  }

  /** A hit below this score would not be kept, whatever was foreseen. */
  get kept(): number {
    const [worst] = this.hits;
    return this.hits.length < this.limit || worst === undefined ? this.floorTenths : worst.scoreTenths;
  }

  /**
   * Foresees from the hits so far which score the worst will have in the end, on the low side, and raises the threshold to
   * it. Has to be followed by a look at `cameTrue` once everything was offered.
   *
   * @param share of all entries that has been looked at, 0 to 1
   */
  foresee(share: number): void {
    if (this.limit === Infinity) return;
    const rank = Math.ceil(SURE_HITS + CAUTION * share * this.limit);
    const scores = this.hits.map(({ scoreTenths }) => scoreTenths).sort((a, b) => b - a);
    const score = rank < this.limit ? scores[rank - 1] : undefined;
    if (score !== undefined && score > this.foreseen) this.foreseen = score;
  }

  /** Whether no hit was left out that belongs to the best: what was foreseen, if anything, was not too much. */
  get cameTrue(): boolean {
    return this.foreseen <= this.kept;
  }

  offer(hit: T): void {
    if (hit.scoreTenths < this.threshold) return;
    const { hits } = this;
    if (hits.length < this.limit) {
      hits.push(hit);
      if (this.limit < Infinity) this.rise(hits.length - 1);
      return;
    }
    const [worst] = hits;
    if (worst === undefined || compareHits(hit, worst) >= 0) return;
    hits[0] = hit;
    this.sink();
  }

  /** Best first. */
  toSorted(): readonly T[] {
    return [...this.hits].sort(compareHits);
  }

  private rise(from: number): void {
    const { hits } = this;
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      const [child, above] = [hits[at], hits[parent]];
      if (child === undefined || above === undefined || compareHits(child, above) <= 0) return;
      hits[at] = above;
      hits[parent] = child;
      at = parent;
    }
  }

  private sink(): void {
    const { hits } = this;
    for (let at = 0; ;) {
      const worst = this.worstOf(at, 2 * at + 1, 2 * at + 2);
      const [here, below] = [hits[at], hits[worst]];
      if (worst === at || here === undefined || below === undefined) return;
      hits[at] = below;
      hits[worst] = here;
      at = worst;
    }
  }

  private worstOf(...places: readonly number[]): number {
    let worst = places[0] ?? 0;
    for (const place of places) {
      const [a, b] = [this.hits[worst], this.hits[place]];
      if (a !== undefined && b !== undefined && compareHits(b, a) > 0) worst = place;
    }
    return worst;
  }
}
