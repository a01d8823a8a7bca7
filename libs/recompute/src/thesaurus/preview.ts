import { type PartName, type ScorePart } from '@jeonghap/alignment';
import { type CoverageStatus } from '../board/board.js';
import { movedParts } from '../why-changed/alignment-change.js';

/** How far a preview is. */
export const PREVIEW_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type PreviewState = (typeof PREVIEW_STATES)[number];

/** What publishing a draft would move. Computed from the texts and scores of one moment. */
export interface PreviewResult {
  readonly scoreSetId: number;
  /** The model that the draft would become. */
  readonly modelVersion: string;
  /** Proposals that were looked at, of how many there are. */
  readonly proposals: number;
  readonly proposalsInAll: number;
  readonly pairsBefore: number;
  readonly pairsAfter: number;
  readonly pairsMoved: number;
  readonly pairsAppeared: number;
  readonly pairsGone: number;
  /** Proposals and measures with an alignment that moves, appears or goes. */
  readonly entriesMoved: { readonly proposals: number; readonly measures: number };
  /** Points. */
  readonly largestChange: number;
  readonly byPart: readonly { readonly name: PartName; readonly moved: number }[];
  readonly coverageFlips: readonly {
    readonly from: CoverageStatus;
    readonly to: CoverageStatus;
    readonly proposals: number;
  }[];
  /** Proposals whose coverage flips, up to 100. */
  readonly flips: readonly FlippedProposal[];
  /** Alignments that move most, up to 50. */
  readonly pairs: readonly PreviewPair[];
  /** For each concept that the draft changes, the entries in which it is found. */
  readonly hits: readonly ConceptHits[];
}

export interface FlippedProposal {
  readonly proposalId: string;
  readonly title: string;
  readonly from: CoverageStatus;
  readonly to: CoverageStatus;
}

export interface PreviewPair {
  readonly proposalId: string;
  readonly proposalTitle: string;
  readonly measureId: string;
  readonly measureKind: 'programme' | 'legislative_item';
  readonly measureTitle: string;
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
}

/** Where a concept is found now, and where it would be. */
export interface ConceptHits {
  readonly conceptId: string;
  readonly ko: string;
  readonly en: string;
  readonly entriesBefore: number;
  readonly entriesAfter: number;
  /** Entries that gain or lose it first, up to 10. */
  readonly entries: readonly EntryHits[];
}

export interface EntryHits {
  readonly entryId: string;
  readonly entryKind: 'proposal' | 'programme' | 'legislative_item';
  readonly title: string;
  readonly before: number;
  readonly after: number;
  /** Text around places, up to 3; where it is found is between `from` and `to`. */
  readonly excerpts: readonly Excerpt[];
}

export interface Excerpt {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A pair before and after; null where there is none. */
export interface PairMove {
  readonly proposalId: string;
  readonly measureId: string;
  readonly before: ScoredPair | null;
  readonly after: ScoredPair | null;
}

export interface ScoredPair {
  readonly scoreTenths: number;
  readonly parts: readonly ScorePart[];
}

/** Counts what moves, pair by pair. */
export class PreviewTally {
  private before = 0;
  private after = 0;
  private moved = 0;
  private appeared = 0;
  private gone = 0;
  private largestTenths = 0;
  private readonly parts = new Map<PartName, number>();
  private readonly proposals = new Set<string>();
  private readonly measures = new Set<string>();
  private readonly flips = new Map<string, { from: CoverageStatus; to: CoverageStatus; proposals: number }>();
  private top: PairMove[] = [];

  constructor(private readonly mostPairs: number) {}

  addPair(pair: PairMove): void {
    const { before, after } = pair;
    this.before += before === null ? 0 : 1;
    this.after += after === null ? 0 : 1;
    if (before?.scoreTenths === after?.scoreTenths) return;
    this.count(before, after);
    this.noteParts(partsOf(before), partsOf(after));
    this.largestTenths = Math.max(this.largestTenths, changeOf(pair));
    this.proposals.add(pair.proposalId);
    this.measures.add(pair.measureId);
    this.top.push(pair);
    if (this.top.length >= this.mostPairs * 4) this.top = this.topPairs().slice();
  }

  private count(before: ScoredPair | null, after: ScoredPair | null): void {
    if (before === null) this.appeared += 1;
    else if (after === null) this.gone += 1;
    else this.moved += 1;
  }

  private noteParts(before: readonly ScorePart[], after: readonly ScorePart[]): void {
    for (const part of movedParts(before, after)) {
      const moved = (this.parts.get(part.name) ?? 0) + Math.abs(part.after - part.before);
      this.parts.set(part.name, moved);
    }
  }

  addCoverage(from: CoverageStatus | undefined, to: CoverageStatus): boolean {
    if (from === undefined || from === to) return false;
    const key = `${from}/${to}`;
    const flip = this.flips.get(key) ?? { from, to, proposals: 0 };
    flip.proposals += 1;
    this.flips.set(key, flip);
    return true;
  }

  /** The pairs that move most; ties by id. */
  topPairs(): readonly PairMove[] {
    return this.top
      .sort((a, b) => changeOf(b) - changeOf(a) || (keyOf(a) < keyOf(b) ? -1 : 1))
      .slice(0, this.mostPairs);
  }

  totals() {
    return {
      pairsBefore: this.before,
      pairsAfter: this.after,
      pairsMoved: this.moved,
      pairsAppeared: this.appeared,
      pairsGone: this.gone,
      entriesMoved: { proposals: this.proposals.size, measures: this.measures.size },
      largestChange: this.largestTenths / 10,
      byPart: [...this.parts]
        .map(([name, tenths]) => ({ name, moved: tenths / 10 }))
        .sort((a, b) => b.moved - a.moved || (a.name < b.name ? -1 : 1)),
      coverageFlips: [...this.flips.values()].sort(
        (a, b) => b.proposals - a.proposals || (a.from + a.to < b.from + b.to ? -1 : 1),
      ),
    };
  }
}

const partsOf = (pair: ScoredPair | null): readonly ScorePart[] => pair?.parts ?? [];
const changeOf = ({ before, after }: PairMove): number =>
  Math.abs((after?.scoreTenths ?? 0) - (before?.scoreTenths ?? 0));
const keyOf = ({ proposalId, measureId }: PairMove): string => `${proposalId}/${measureId}`;

/** Text on either side of a place, UTF-16 units. */
const AROUND = 30;

/** A place in a text with what stands around it. */
export function excerptAt(text: string, start: number, end: number): Excerpt {
  const [first, last] = [Math.max(0, start - AROUND), Math.min(text.length, end + AROUND)];
  const [left, right] = [first > 0 ? '…' : '', last < text.length ? '…' : ''];
  const from = start - first + left.length;
  return {
    text: `${left}${text.slice(first, last)}${right}`.replaceAll('\n', ' '),
    from,
    to: from + end - start,
  };
}
