import { type MeasureKind, type ReviewVerdict } from '@jeonghap/alignment';
import { type FieldError, fieldError } from '@jeonghap/platform';
import { type Decision, type Reason, type ReasonCode, REASONS } from './reason.js';

/** How far a confirmed measure answers the ask. */
export const EXTENTS = ['wholly', 'partly'] as const;
export type Extent = (typeof EXTENTS)[number];

/**
 * Where a review stands: in effect, waiting for a second person, sent back by that person, or withdrawn. Of the middle two, what was in effect before
 * stays so.
 */
export const REVIEW_STATES = ['in_effect', 'awaiting_second', 'returned', 'withdrawn'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const REVIEW_ACTIONS = ['decide', 'approve', 'return', 'undo', 'withdraw'] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/** One ask and one measure. */
export interface Pair {
  readonly askId: string;
  readonly measureId: string;
}

/** What a person decides, and why. */
export interface ReviewDraft {
  readonly decision: Decision;
  /** Of a confirmed measure; else null. */
  readonly extent: Extent | null;
  /** Of an adjusted one, in tenths of a point; else null. */
  readonly scoreTenths: number | null;
  readonly reasonCode: ReasonCode;
  /** In the person's own words. */
  readonly reason: string;
  /** Of both texts as the person read them. */
  readonly textDigest: string;
}

/** A decision with who made it, when, and on what. */
export interface Decided extends ReviewDraft {
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly proposalRevision: number;
  readonly measureRevision: number;
  /** What the machine gave then; null below the floor. */
  readonly automaticTenths: number | null;
  /** The ask's words, which a confirmed measure is known by from then on; null unless confirmed. */
  readonly wording: string | null;
}

/** One version of a pair's review. */
export interface Review extends Pair {
  readonly version: number;
  readonly measureKind: MeasureKind;
  readonly proposalId: string;
  readonly action: ReviewAction;
  readonly state: ReviewState;
  readonly effectiveVersion: number | null;
  readonly actor: string;
  readonly at: Date;
  readonly note: string | null;
  /** Null when withdrawn. */
  readonly decided: Decided | null;
}

/** Longest explanation or note, UTF-16 code units. */
export const REASON_LENGTH = 2_000;

/** What is wrong with a draft, by field; empty when it can be decided so. */
export function findDraftFaults(draft: ReviewDraft): readonly FieldError[] {
  const faults: FieldError[] = [];
  if ((draft.extent !== null) !== (draft.decision === 'confirmed')) {
    faults.push(fieldError('extent', draft.extent === null ? 'isDefined' : 'isEmpty'));
  }
  if ((draft.scoreTenths !== null) !== (draft.decision === 'adjusted')) {
    faults.push(fieldError('score', draft.scoreTenths === null ? 'isDefined' : 'isEmpty'));
  }
  const reasons: readonly Reason[] = REASONS;
  const reason = reasons.find(({ code }) => code === draft.reasonCode);
  if (reason?.decisions.includes(draft.decision) !== true) faults.push(fieldError('reasonCode', 'isIn'));
  return faults;
}

/** The verdict by which coverage goes. */
export function verdictOf({ decision, extent }: Pick<ReviewDraft, 'decision' | 'extent'>): ReviewVerdict {
  if (decision !== 'confirmed') return decision;
  return extent === 'wholly' ? 'answers_wholly' : 'answers_partly';
}
