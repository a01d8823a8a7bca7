/** What entries are laid out and inverted into; never changed once made. */
export interface SealedSegment {
  readonly ids: readonly string[];
}

/** How one side of the pairs is laid out. */
export interface SegmentKind<T, S extends SealedSegment> {
  readonly seal: (entries: Iterable<readonly [id: string, entry: T]>) => S;
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
/** A segment with a greater share of entries that are gone is sealed again without them. */
const MOST_GONE = 0.5;

/** @throws RangeError when an id comes twice */
export function sealIndex<T, S extends SealedSegment>(
  kind: SegmentKind<T, S>,
  entries: Iterable<readonly [id: string, entry: T]>,
): SegmentedIndex<T, S> {
  const segment = kind.seal(entries);
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
  addSegment(index, [...index.fresh]);
  index.fresh.clear();
  sealAgain(index, index.segments.filter(isWorn));
  let above = 0;
  for (const size of TIERS) {
    const tier = index.segments.filter(({ segment: { ids } }) => ids.length > above && ids.length <= size);
    if (tier.length > MOST_OF_A_TIER) sealAgain(index, tier);
    above = size;
  }
}

/** Seals what is left of some segments as one. */
function sealAgain<T, S extends SealedSegment>(
  index: SegmentedIndex<T, S>,
  again: readonly OpenSegment<S>[],
): void {
  if (again.length === 0) return;
  index.segments = index.segments.filter((open) => !again.includes(open));
  addSegment(
    index,
    again.flatMap((open) => [...liveEntries(index.kind, open)]),
  );
}

function isWorn({ segment, gone }: OpenSegment<SealedSegment>): boolean {
  return gone.reduce((sum, mark) => sum + mark, 0) > MOST_GONE * segment.ids.length;
}

function addSegment<T, S extends SealedSegment>(
  index: SegmentedIndex<T, S>,
  entries: readonly (readonly [id: string, entry: T])[],
): void {
  if (entries.length === 0) return;
  const segment = index.kind.seal(entries);
  const open = { segment, gone: new Uint8Array(segment.ids.length) };
  index.segments = [...index.segments, open];
  const places = placesOf(index);
  segment.ids.forEach((id, at) => places.set(id, { open, at }));
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
