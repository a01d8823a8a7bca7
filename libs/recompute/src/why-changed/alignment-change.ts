import { type PartName, type ScorePart } from '@jeonghap/alignment';

/** A part of a score that moved, in tenths of a point. */
export interface MovedPart {
  readonly name: PartName;
  readonly before: number;
  readonly after: number;
}

/** One change of an alignment's score: when, by how much, through which part, and which edit caused it. */
export interface AlignmentChange {
  readonly id: number;
  readonly at: Date;
  readonly scoreSetId: number;
  /** 0 to 100, one decimal; null while the pair was below the floor. */
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
  /** Points, one decimal; the one that moved most first. */
  readonly movedParts: readonly {
    readonly name: PartName;
    readonly before: number;
    readonly after: number;
  }[];
  readonly cause: {
    readonly kind: 'proposal' | 'programme' | 'legislative_item' | 'model';
    readonly entryId: string | null;
    readonly revision: number | null;
    /** Columns of the entry that the edit changed. */
    readonly fields: readonly string[];
  };
}

/**
 * The parts that differ between two states of a score, the largest difference first, ties in the parts' own order.
 * A pair below the floor has no parts, so each counts from or to 0.
 */
export function movedParts(before: readonly ScorePart[], after: readonly ScorePart[]): readonly MovedPart[] {
  const earlier = new Map(before.map((part) => [part.name, part.contributionTenths]));
  const later = new Map(after.map((part) => [part.name, part.contributionTenths]));
  return [...new Set([...earlier.keys(), ...later.keys()])]
    .map((name) => ({ name, before: earlier.get(name) ?? 0, after: later.get(name) ?? 0 }))
    .filter((part) => part.before !== part.after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
}
