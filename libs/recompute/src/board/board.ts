import { type Band, type Facet, type MeasureKind } from '@jeonghap/alignment';
import { type Axis, type StakeholderReference } from '@jeonghap/catalogue';
import { type Freshness } from '../dirty/dirty.js';

export const COVERAGE_STATUSES = ['covered', 'partial', 'gap', 'insufficient'] as const;
export type CoverageStatus = (typeof COVERAGE_STATUSES)[number];

export const BOARD_SORTS = ['-updated', 'title', 'stakeholder', 'coverage', '-score', 'ref'] as const;
export type BoardSort = (typeof BOARD_SORTS)[number];

/** Filter value for proposals that have no value: without an axis, asking for no instrument, with no ministry behind them. */
export const NO_VALUE = 'none';

/** What happened to a proposal's coverage since the moment compared with: a gap that was none, a fall, a rise. */
export const BOARD_MOVES = ['new-gap', 'fell', 'rose'] as const;
export type BoardMove = (typeof BOARD_MOVES)[number];

/** Filters of the gap board (격차 현황판); values of one filter are alternatives, filters add up. */
export interface BoardFilter {
  readonly q?: string | undefined;
  /** Ids or external references. */
  readonly stakeholder?: readonly string[] | undefined;
  readonly axis?: readonly (Axis | typeof NO_VALUE)[] | undefined;
  readonly coverage?: readonly CoverageStatus[] | undefined;
  /** Concept ids. */
  readonly instrument?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly sector?: readonly string[] | undefined;
  /** Of the measures that the board names: those that answer the proposal best, three at most. */
  readonly ministry?: readonly string[] | undefined;
  readonly occasion?: readonly string[] | undefined;
  /** Months of the occasions, YYYY-MM. */
  readonly period?: readonly string[] | undefined;
  /** Needs a moment to compare with. */
  readonly moved?: readonly BoardMove[] | undefined;
}

/** Coverage as stored: null status while it was never computed. */
export interface CoverageValue {
  readonly status: CoverageStatus | null;
  readonly missing: readonly Facet[];
  readonly freshness: Freshness;
}

export interface MeasureReference {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly status: string;
  readonly ministry: string | null;
}

export interface BoardMeasure extends MeasureReference {
  /** 0 to 100, one decimal. */
  readonly score: number;
  readonly band: Band;
}

/** One line of the gap board. */
export interface BoardItem {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly stakeholder: StakeholderReference;
  readonly axis: Axis | null;
  readonly occasion: string | null;
  readonly occasionEn: string | null;
  readonly occasionDate: string | null;
  readonly askCount: number;
  readonly coverage: CoverageValue;
  /** What coverage was at the moment compared with; null where nothing is compared, and where there was none. */
  readonly earlier: CoverageStatus | null;
  readonly bestMeasures: readonly BoardMeasure[];
  readonly revision: number;
  readonly updatedAt: Date;
}

/** How many proposals a filter value would give, the other filters kept. */
export interface FacetCount {
  readonly value: string;
  readonly label: { readonly ko: string; readonly en: string } | null;
  readonly count: number;
}
