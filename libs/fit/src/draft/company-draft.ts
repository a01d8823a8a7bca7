/** What becomes of a draft (제안 초안): written, handed in, made into a proposal, or declined. */
export const DRAFT_STATES = ['draft', 'submitted', 'accepted', 'declined'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** States in which those who work here see a draft. */
export const HANDED_IN_STATES = ['submitted', 'accepted', 'declined'] as const;
export type HandedInState = (typeof HANDED_IN_STATES)[number];

/** Drafts of one company, at most, and the longest reason, UTF-16 code units. */
export const DRAFT_LIMITS = { most: 100, reason: 1_000 } as const;

export interface CompanyDraftText {
  readonly title: string;
  readonly body: string;
}

/** A proposal that a company is writing, or has handed in. */
export interface CompanyDraft extends CompanyDraftText {
  readonly id: string;
  readonly state: DraftState;
  /** Counts from 1; every change of the text or of what becomes of it adds one. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  /** Why it was declined. */
  readonly reason: string | null;
  /** The entry that it was made into, which the public may not see yet. */
  readonly proposalId: string | null;
}

/** A draft as those who work here see it. */
export interface HandedInDraft extends CompanyDraft {
  readonly companyId: string;
  readonly company: string;
  readonly companyEn: string | null;
}
