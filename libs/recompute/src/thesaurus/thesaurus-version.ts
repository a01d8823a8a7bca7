import { type ConceptChange } from './concept-change.js';

/** All that staff changed in the thesaurus at one time. */
export interface ThesaurusVersion {
  readonly id: number;
  readonly state: 'draft' | 'published' | 'discarded';
  /** Counts what is done in the draft. */
  readonly revision: number;
  /** The model that readers saw when it was begun. */
  readonly fromModel: string;
  /** The model that it became; null unless published. */
  readonly modelVersion: string | null;
  readonly note: string | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
}

/** A change as a version keeps it. */
export interface StoredChange extends ConceptChange {
  readonly revision: number;
  /** Whether it waits, since it would be at fault with what a later release brought. */
  readonly deferred: boolean;
}
