import { type AlignmentModel, type annotateConcepts } from '@jeonghap/alignment';
import { type ConceptChange } from './concept-change.js';
import { type ConceptHits, type EntryHits, type Excerpt, excerptAt } from './preview.js';

const MOST_ENTRIES = 10;
const MOST_EXCERPTS = 3;
/** Concepts whose hits are told; a draft seldom changes more. */
const MOST_CONCEPTS = 100;

/** A text in which concepts are looked for. */
export interface SearchedEntry {
  readonly id: string;
  readonly kind: EntryHits['entryKind'];
  readonly title: string;
  readonly text: string;
}

interface Found {
  readonly change: ConceptChange;
  before: number;
  after: number;
  readonly entries: EntryHits[];
}

type Annotate = typeof annotateConcepts;

/** Counts in which entries the changed concepts are found by the live model, and would be by the draft's. */
export class HitCounter {
  private readonly found: readonly Found[];

  constructor(
    changes: readonly ConceptChange[],
    private readonly live: AlignmentModel,
    private readonly draft: AlignmentModel,
    private readonly annotate: Annotate,
  ) {
    this.found = changes
      .slice(0, MOST_CONCEPTS)
      .map((change) => ({ change, before: 0, after: 0, entries: [] }));
  }

  add(entry: SearchedEntry): void {
    if (this.found.length === 0) return;
    const [before, after] = [this.placesIn(entry.text, this.live), this.placesIn(entry.text, this.draft)];
    for (const found of this.found) {
      const { conceptId } = found.change;
      const [was, is] = [before.get(conceptId) ?? [], after.get(conceptId) ?? []];
      if (was.length + is.length === 0) continue;
      if (was.length > 0) found.before += 1;
      if (is.length > 0) found.after += 1;
      found.entries.push(toEntryHits(entry, was, is));
      if (found.entries.length >= MOST_ENTRIES * 4) keepTelling(found.entries);
    }
  }

  hits(): readonly ConceptHits[] {
    return this.found.map(({ change: { conceptId, record, base }, before, after, entries }) => {
      keepTelling(entries);
      const named = record ?? base;
      return {
        conceptId,
        ko: named?.ko ?? conceptId,
        en: named?.en ?? conceptId,
        entriesBefore: before,
        entriesAfter: after,
        entries,
      };
    });
  }

  private placesIn(text: string, model: AlignmentModel): ReadonlyMap<string, readonly Place[]> {
    const places = new Map<string, Place[]>();
    for (const { concept, start, end } of this.annotate(text, model.matcher)) {
      const id = model.concepts[concept]?.id ?? '';
      places.set(id, [...(places.get(id) ?? []), { start, end }]);
    }
    return places;
  }
}

interface Place {
  readonly start: number;
  readonly end: number;
}

const keyOf = ({ start, end }: Place): string => `${String(start)}-${String(end)}`;

/** Places that only one of both models finds come first: they are what changes. */
function toEntryHits(
  { id, kind, title, text }: SearchedEntry,
  before: readonly Place[],
  after: readonly Place[],
): EntryHits {
  const [was, is] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const changed = [...before, ...after].filter((place) => was.has(keyOf(place)) !== is.has(keyOf(place)));
  const places = [...changed, ...after.filter((place) => was.has(keyOf(place)))];
  const excerpts: readonly Excerpt[] = places
    .slice(0, MOST_EXCERPTS)
    .map(({ start, end }) => excerptAt(text, start, end));
  return { entryId: id, entryKind: kind, title, before: before.length, after: after.length, excerpts };
}

/** Keeps those that change most; ties by id. */
function keepTelling(entries: EntryHits[]): void {
  const weight = ({ before, after }: EntryHits): number =>
    (before === 0) !== (after === 0) ? 1_000_000 : Math.abs(after - before);
  entries.sort((a, b) => weight(b) - weight(a) || (a.entryId < b.entryId ? -1 : 1));
  entries.length = Math.min(entries.length, MOST_ENTRIES);
}
