import { type Axis } from '@jeonghap/catalogue';
import { type CoverageStatus } from '@jeonghap/recompute';
import { type Holidays } from '@jeonghap/platform';
import { type Week } from '../week/week.js';
import { type Audience, type DeskWork, type EntryReference, type Report, type ScoreMove } from './report.js';

/** A published proposal at a moment. */
export interface ProposalState {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly axis: Axis | null;
  readonly stakeholderId: string;
  /** Null while it was not computed. */
  readonly status: CoverageStatus | null;
  /** Whether it is published still when the report is made: what was withdrawn is counted and not named. */
  readonly isShown: boolean;
}

/** What a proposal names and whose measures answer it, for those that were not computed again after the week. */
export interface ProposalFacets {
  readonly proposalId: string;
  readonly instruments: readonly string[];
  readonly regions: readonly string[];
  readonly ministries: readonly string[];
}

/** The first and the last state of a proposal's coverage over the changes of the week. */
export interface CoverageTransition {
  readonly proposalId: string;
  readonly before: CoverageStatus | null;
  readonly after: CoverageStatus | null;
  readonly cause: 'computation' | 'score-set' | 'beginning';
}

/** An entry that was revised in the week, with the values of its columns before and after. */
export interface EntryTransition {
  readonly kind: 'programme' | 'legislative_item';
  readonly id: string;
  /** Null where it was not there or not published. */
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** A programme that can be applied for, at a moment. */
export interface ProgrammePeriod {
  readonly programme: EntryReference;
  readonly ministry: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** A group of asks as the live score set has it. */
export interface ConvergenceFact {
  readonly objects: readonly { readonly ko: string; readonly en: string }[];
  readonly stakeholderCount: number;
  readonly askCount: number;
  readonly opposingCount: number;
  readonly asks: readonly { readonly proposalId: string; readonly status: CoverageStatus }[];
}

/** What the database says, in no particular order. `buildReport` makes a report of it. */
export interface ReportFacts {
  readonly week: Week;
  readonly until: Date;
  readonly madeAt: Date;
  readonly audience: Audience;
  readonly edition: number;
  readonly reason: string | null;
  readonly scoreSet: Report['scoreSet'];
  readonly membership: Report['membership'];
  readonly coverageKnownSince: Date | null;
  readonly now: readonly ProposalState[];
  readonly weekBefore: readonly ProposalState[];
  readonly fourWeeksBefore: readonly ProposalState[];
  readonly stakeholders: readonly EntryReference[];
  readonly facets: readonly ProposalFacets[];
  readonly concepts: readonly { readonly id: string; readonly ko: string; readonly en: string }[];
  readonly coverage: readonly CoverageTransition[];
  readonly entries: readonly EntryTransition[];
  readonly scoreMoves: {
    readonly total: number;
    readonly byModel: number;
    readonly items: readonly ScoreMove[];
  };
  readonly periods: readonly ProgrammePeriod[];
  readonly periodsBefore: readonly ProgrammePeriod[];
  readonly holidays: Holidays;
  readonly convergence: readonly ConvergenceFact[];
  /** Proposals that were edited or computed after the end of the week: what is read of them now is not of the week. */
  readonly touchedSince: readonly string[];
  readonly desk: DeskWork | null;
  readonly sources: readonly {
    readonly title: string;
    readonly titleEn: string | null;
    readonly publishedOn: string | null;
  }[];
  /** The reports of one week and of four weeks before, for the same audience. */
  readonly earlier: { readonly weekBefore: Report | null; readonly fourWeeksBefore: Report | null };
}
