/** What entries are laid out and inverted into; never changed once made. */
export interface SealedSegment {
  readonly ids: readonly string[];
}

/** Takes entries one by one, and lays them out in the end. */
export interface SegmentWriter<T, S extends SealedSegment> {
  readonly add: (id: string, entry: T) => void;
  readonly finish: () => S;
}

/** How one side of the pairs is laid out. */
export interface SegmentKind<T, S extends SealedSegment> {
  readonly begin: () => SegmentWriter<T, S>;
  readonly read: (segment: S, at: number) => T;
}

/** A segment with a mark for each of its entries: 1 where it was removed or replaced since. */
export interface OpenSegment<S extends SealedSegment> {
  readonly segment: S;
  readonly gone: Uint8Array;
}

/**
 * An index whose entries may come and go: sealed segments, marks for what is gone from them, and a few fresh entries
 * that are not laid out yet. Whoever searches reads all three.
 */
export interface SegmentedIndex<T, S extends SealedSegment> {
  readonly kind: SegmentKind<T, S>;
  segments: readonly OpenSegment<S>[];
  readonly fresh: Map<string, T>;
  /** Where each sealed entry that is not gone stands; made when it is first needed. */
  places: Map<string, Place<S>> | undefined;
}

interface Place<S extends SealedSegment> {
  readonly open: OpenSegment<S>;
  readonly at: number;
}

/** Fresh entries that are searched one by one; one more and they are sealed. */
const MOST_FRESH = 64;
/**
 * Sizes of segments, ascending: when there are too many up to one of them and above the one before, they are sealed again as one. Each
 * segment costs every search some tenths of a millisecond; sealing a few thousand entries takes some hundred, in which nothing else
 * can happen, and so larger ones are left.
 */
const TIERS = [512, 4_096] as const;
const MOST_OF_A_TIER = 8;
/** Entries from which on a segment is not merged into a larger one: what it ends with holds the caller for half a second. */
const LARGE = 32_768;
/** Entries that one step of merging lays out, in some milliseconds. */
const MERGED_A_STEP = 64;
/** A segment with a greater share of entries that are gone is sealed again without them. */
const MOST_GONE = 0.5;

/** @throws RangeError when an id comes twice */
export function sealIndex<T, S extends SealedSegment>(
  kind: SegmentKind<T, S>,
  entries: Iterable<readonly [id: string, entry: T]>,
): SegmentedIndex<T, S> {
  const segment = seal(kind, entries);
  if (new Set(segment.ids).size < segment.ids.length) throw new RangeError('an id comes twice');
  return openIndex(kind, [{ segment, gone: new Uint8Array(segment.ids.length) }]);
}

/** An index over segments that were sealed elsewhere. */
export function openIndex<T, S extends SealedSegment>(
  kind: SegmentKind<T, S>,
  segments: readonly OpenSegment<S>[],
): SegmentedIndex<T, S> {
  return { kind, segments, fresh: new Map<string, T>(), places: undefined };
}

/** Number of entries. */
export function countEntries<T, S extends SealedSegment>(index: SegmentedIndex<T, S>): number {
  return index.fresh.size + placesOf(index).size;
}

/** An entry by its id. */
export function findEntry<T, S extends SealedSegment>(
  index: SegmentedIndex<T, S>,
  id: string,
): T | undefined {
  const fresh = index.fresh.get(id);
  if (fresh !== undefined) return fresh;
  const place = placesOf(index).get(id);
  return place === undefined ? undefined : index.kind.read(place.open.segment, place.at);
}

/** Adds an entry or replaces the one with its id. Now and then this seals entries, some ten milliseconds of work. */
export function putEntry<T, S extends SealedSegment>(
  index: SegmentedIndex<T, S>,
  id: string,
  entry: T,
): void {
  removeSealed(index, id);
  index.fresh.set(id, entry);
  if (index.fresh.size > MOST_FRESH) sealFresh(index);
}

/** Removes an entry; whether there was one. */
export function removeEntry<T, S extends SealedSegment>(index: SegmentedIndex<T, S>, id: string): boolean {
  return index.fresh.delete(id) || removeSealed(index, id);
}

/** Seals what is fresh, so that nothing is searched one by one. */
export function sealFresh<T, S extends SealedSegment>(index: SegmentedIndex<T, S>): void {
  if (index.fresh.size === 0) return;
  addSegment(index, index.fresh);
  index.fresh.clear();
  sealAgain(index, index.segments.filter(isWorn));
  let above = 0;
  for (const size of TIERS) {
    const tier = index.segments.filter(({ segment: { ids } }) => ids.length > above && ids.length <= size);
    if (tier.length > MOST_OF_A_TIER) sealAgain(index, tier);
    above = size;
  }
}

/**
 * Seals the segments of an index as few large ones, where there are many: a search pays for each. In small steps, between which
 * the index may be searched and changed; what its owner changes counts.
 */
export function* mergeSegments<T, S extends SealedSegment>(
  index: SegmentedIndex<T, S>,
): Generator<undefined, void> {
  while (index.segments.length > MOST_OF_A_TIER) {
    const some = nextToMerge(index);
    if (some.length < 2) return;
    yield* mergeInSteps(index, some);
  }
}

/** Segments that are not large, as many as make a large one together. */
function nextToMerge<T, S extends SealedSegment>({
  segments,
}: SegmentedIndex<T, S>): readonly OpenSegment<S>[] {
  const some: OpenSegment<S>[] = [];
  let entries = 0;
  for (const open of segments) {
    if (open.segment.ids.length >= LARGE || entries >= LARGE) continue;
    some.push(open);
    entries += open.segment.ids.length;
  }
  return some;
}

function* mergeInSteps<T, S extends SealedSegment>(
  index: SegmentedIndex<T, S>,
  some: readonly OpenSegment<S>[],
): Generator<undefined, void> {
  const writer = index.kind.begin();
  const origins: Place<S>[] = [];
  for (const open of some) {
    for (const [at, id] of open.segment.ids.entries()) {
      if (open.gone[at] !== 0) continue;
      writer.add(id, index.kind.read(open.segment, at));
      origins.push({ open, at });
      if (origins.length % MERGED_A_STEP === 0) yield undefined;
    }
  }
  if (!some.every((open) => index.segments.includes(open))) return; // sealed again meanwhile
  index.segments = index.segments.filter((open) => !some.includes(open));
  openSegment(
    index,
    writer.finish(),
    Uint8Array.from(origins, ({ open, at }) => open.gone[at] ?? 1),
  );
}

/** Seals what is left of some segments as one. */
function sealAgain<T, S extends SealedSegment>(
  index: SegmentedIndex<T, S>,
  again: readonly OpenSegment<S>[],
): void {
  if (again.length === 0) return;
  index.segments = index.segments.filter((open) => !again.includes(open));
  addSegment(index, entriesOf(index, again));
}

function* entriesOf<T, S extends SealedSegment>(
  { kind }: SegmentedIndex<T, S>,
  segments: readonly OpenSegment<S>[],
): Generator<readonly [id: string, entry: T]> {
  for (const open of segments) yield* liveEntries(kind, open);
}

function isWorn({ segment, gone }: OpenSegment<SealedSegment>): boolean {
  return gone.reduce((sum, mark) => sum + mark, 0) > MOST_GONE * segment.ids.length;
}

function addSegment<T, S extends SealedSegment>(
  index: SegmentedIndex<T, S>,
  entries: Iterable<readonly [id: string, entry: T]>,
): void {
  const segment = seal(index.kind, entries);
  openSegment(index, segment, new Uint8Array(segment.ids.length));
}

function seal<T, S extends SealedSegment>(
  kind: SegmentKind<T, S>,
  entries: Iterable<readonly [id: string, entry: T]>,
): S {
  const writer = kind.begin();
  for (const [id, entry] of entries) writer.add(id, entry);
  return writer.finish();
}

/** @param gone which of its entries are gone already */
function openSegment<T, S extends SealedSegment>(
  index: SegmentedIndex<T, S>,
  segment: S,
  gone: Uint8Array,
): void {
  if (segment.ids.length === 0) return;
  const open = { segment, gone };
  index.segments = [...index.segments, open];
  const places = placesOf(index);
  segment.ids.forEach((id, at) => {
    if (gone[at] === 0) places.set(id, { open, at });
  });
}

function* liveEntries<T, S extends SealedSegment>(
  kind: SegmentKind<T, S>,
  { segment, gone }: OpenSegment<S>,
): Generator<readonly [id: string, entry: T]> {
  for (const [at, id] of segment.ids.entries()) {
    if (gone[at] === 0) yield [id, kind.read(segment, at)];
  }
}

function removeSealed<T, S extends SealedSegment>(index: SegmentedIndex<T, S>, id: string): boolean {
  const places = placesOf(index);
  const place = places.get(id);
  if (place === undefined) return false;
  place.open.gone[place.at] = 1;
  places.delete(id);
  return true;
}

function placesOf<T, S extends SealedSegment>(index: SegmentedIndex<T, S>): Map<string, Place<S>> {
  if (index.places !== undefined) return index.places;
  const places = new Map<string, Place<S>>();
  for (const open of index.segments) {
    open.segment.ids.forEach((id, at) => {
      if (open.gone[at] === 0) places.set(id, { open, at });
    });
  }
  index.places = places;
  return places;
}
