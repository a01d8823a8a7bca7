import { type PartName } from '@jeonghap/alignment';
import { type LegislativeStage } from '@jeonghap/catalogue';
import { type CoverageStatus } from '@jeonghap/recompute';
import { type Week } from '../week/week.js';

/** Form of the content; it rises when a member changes its meaning. */
export const REPORT_SCHEMA = 'jeonghap-report/1';
/** Where the JSON Schema of that form is served, and its name; a form that means something else gets an address of its own. */
export const REPORT_SCHEMA_ADDRESS = '/api/v1/reports/schemas/1';

/** For whom a report is: everybody, or those who work here. */
export const AUDIENCES = ['public', 'internal'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** An entry that a report names, as it was called at the end of the week. */
export interface EntryReference {
  readonly kind: 'proposal' | 'programme' | 'legislative_item' | 'stakeholder';
  readonly id: string;
  readonly title: string;
  readonly titleEn: string | null;
}

/** Proposals by coverage; `unknown` were not computed. */
export interface StatusCounts extends Readonly<Record<CoverageStatus, number>> {
  readonly unknown: number;
  readonly total: number;
}

/** A number of the front page, and what it was at the end of the week before; null where that is not known. */
export interface FrontNumber {
  readonly name: 'gaps' | 'answered' | 'closing';
  readonly now: number;
  readonly weekBefore: number | null;
}

/** A proposal whose coverage went into or out of `gap`. */
export interface GapMove {
  readonly proposal: EntryReference;
  readonly stakeholder: EntryReference | null;
  /** Null where the proposal had no coverage: it is new. */
  readonly before: CoverageStatus | null;
  readonly after: CoverageStatus;
  /** `score-set`: not the texts changed, readers were given another model. */
  readonly cause: 'computation' | 'score-set' | 'beginning';
}

/** An alignment whose score moved, in points to one decimal; null where it was, or is, below the floor. */
export interface ScoreMove {
  readonly proposal: EntryReference;
  readonly askNo: number;
  readonly askText: string;
  readonly measure: EntryReference;
  readonly before: number | null;
  readonly after: number | null;
  /** The part that moved most in the largest of the moves; null where none did. */
  readonly part: { readonly name: PartName; readonly before: number; readonly after: number } | null;
  readonly cause: {
    readonly kind: 'proposal' | 'programme' | 'legislative_item' | 'model';
    /** The entry whose edit moved it; null for a model, and where the entry is not shown. */
    readonly entry: EntryReference | null;
    /** Columns that the edit changed. */
    readonly fields: readonly string[];
  };
}

/** A programme that takes applications from, or until, a day. */
export interface ProgrammeDate {
  readonly programme: EntryReference;
  readonly ministry: string | null;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** From the last day of the week, that one not counted. */
  readonly workingDays: number;
  readonly areHolidaysKnown: boolean;
}

export interface ProgrammeChange {
  readonly programme: EntryReference;
  readonly ministry: string | null;
  readonly change: 'new' | 'edited';
  /** Columns that differ; none of a new one. */
  readonly fields: readonly string[];
}

/** A legislative item that came to another stage; `before` is null where it is new. */
export interface StageChange {
  readonly item: EntryReference;
  readonly before: LegislativeStage | null;
  readonly after: LegislativeStage;
}

/** A line of a table of coverage. */
export interface CoverageLine {
  /** Code of the axis, id of the stakeholder, concept of the instrument or region, name of the ministry; null for none. */
  readonly value: string | null;
  /** Name for people; null where the value is a code of ours or has none to show. */
  readonly label: { readonly ko: string; readonly en: string } | null;
  readonly now: StatusCounts;
  readonly weekBefore: StatusCounts | null;
  readonly fourWeeksBefore: StatusCounts | null;
}

export interface CoverageTable {
  readonly facet: 'axis' | 'stakeholder' | 'ministry' | 'instrument' | 'region';
  readonly lines: readonly CoverageLine[];
  /** Lines beyond those that are listed. */
  readonly furtherLines: number;
  /** Proposals that the table leaves out, since they were computed anew after the end of the week. */
  readonly leftOut: number;
}

/** Asks of several stakeholders that ask the same. */
export interface ConvergingAsks {
  readonly objects: readonly { readonly ko: string; readonly en: string }[];
  readonly stakeholderCount: number;
  readonly askCount: number;
  readonly gapCount: number;
  readonly opposingCount: number;
  readonly proposal: EntryReference;
}

/** What waits for people who work here, as of the end of the week. */
export interface DeskWork {
  readonly replies: DeskList;
  readonly assignments: DeskList;
  /** Reviews that wait for a second person. */
  readonly awaitingSecond: number;
}

export interface DeskList {
  readonly overdue: number;
  /** Within the seven days after the week. */
  readonly due: number;
  readonly items: readonly {
    readonly proposal: EntryReference;
    readonly askNo: number | null;
    readonly dueOn: string;
    readonly isOverdue: boolean;
  }[];
}

export interface SourceAge {
  readonly title: string;
  readonly titleEn: string | null;
  readonly publishedOn: string | null;
  /** At the last day of the week; null where the day of publication is not known. */
  readonly ageDays: number | null;
  readonly isStale: boolean;
}

export type FrontChange =
  | { readonly kind: 'gap-opened' | 'gap-closed'; readonly move: GapMove }
  | { readonly kind: 'stage'; readonly change: StageChange }
  | { readonly kind: 'score'; readonly move: ScoreMove }
  | { readonly kind: 'programme-new'; readonly change: ProgrammeChange };

export type FrontAction =
  | { readonly kind: 'replies-overdue' | 'reviews-waiting'; readonly count: number }
  | { readonly kind: 'converging-gap'; readonly group: ConvergingAsks }
  | { readonly kind: 'programme-closing'; readonly date: ProgrammeDate }
  | { readonly kind: 'gap-to-answer'; readonly move: GapMove }
  | { readonly kind: 'source-stale'; readonly source: SourceAge };

/** A list that is cut, and how long it is. */
export interface Listed<T> {
  readonly total: number;
  readonly items: readonly T[];
}

/** Everything that a weekly report says (주간 정합 보고). All formats are rendered from it alone. */
export interface Report {
  readonly $schema: typeof REPORT_SCHEMA_ADDRESS;
  readonly schema: typeof REPORT_SCHEMA;
  readonly week: Week;
  readonly firstDay: string;
  readonly lastDay: string;
  /** ISO moments in UTC. */
  readonly from: string;
  /** The first moment that is not in it: the end of the week, or an earlier one of a preview. */
  readonly until: string;
  readonly madeAt: string;
  readonly audience: Audience;
  /** 1, and one more with each correction; 0 for a preview, which is not stored. */
  readonly edition: number;
  /** Why it was corrected. */
  readonly reason: string | null;
  readonly scoreSet: { readonly id: number; readonly modelVersion: string | null } | null;
  /** Which changes are in it: ranges of the numbers that the change logs gave them. */
  readonly membership: Readonly<Record<'coverageChanges' | 'alignmentChanges' | 'entryRevisions', string>>;
  /** Since when it is known what coverage was. */
  readonly coverageKnownSince: string | null;
  /** Whether coverage was noted from the first moment of the week on, and four weeks before its end. */
  readonly isWeekBeforeKnown: boolean;
  readonly isFourWeeksBeforeKnown: boolean;
  readonly proposals: {
    readonly now: StatusCounts;
    readonly weekBefore: StatusCounts | null;
    readonly fourWeeksBefore: StatusCounts | null;
  };
  readonly front: {
    readonly numbers: readonly FrontNumber[];
    /** Three at most. */
    readonly changes: readonly FrontChange[];
    /** Three at most. */
    readonly actions: readonly FrontAction[];
  };
  readonly gapsOpened: Listed<GapMove>;
  readonly gapsClosed: Listed<GapMove>;
  readonly scoreMoves: Listed<ScoreMove>;
  /** Pairs that moved by another model, which are not in `scoreMoves`. */
  readonly movedByModel: number;
  readonly programmesOpening: Listed<ProgrammeDate>;
  readonly programmesClosing: Listed<ProgrammeDate>;
  readonly programmesChanged: Listed<ProgrammeChange>;
  readonly stageChanges: Listed<StageChange>;
  readonly coverage: readonly CoverageTable[];
  readonly convergence: { readonly groups: readonly ConvergingAsks[]; readonly leftOut: number };
  /** Null in the public edition. */
  readonly desk: DeskWork | null;
  readonly sources: readonly SourceAge[];
}
