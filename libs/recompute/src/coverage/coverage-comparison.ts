import { type CoverageStatus } from '../board/board.js';

/** How many more proposals have a coverage now than had it at the moment compared with; negative where fewer. */
export type CoverageMove = Readonly<Record<CoverageStatus, number>>;

/** What now is compared with. */
export interface CoverageComparison {
  readonly since: Date;
  /** Before this nobody noted what coverage was; null while nothing was computed. */
  readonly knownSince: Date | null;
  readonly isKnown: boolean;
}

/** @param knownFrom as the database says it: an ISO text */
export function toComparison(since: Date | undefined, knownFrom: string | null): CoverageComparison | null {
  if (since === undefined) return null;
  const knownSince = knownFrom === null ? null : new Date(knownFrom);
  return { since, knownSince, isKnown: knownSince !== null && knownSince <= since };
}
