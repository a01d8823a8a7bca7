/** One committed state of an entry (이력). */
export interface Revision {
  readonly revision: number;
  readonly at: Date;
  readonly actor: string | null;
  readonly operation: 'create' | 'edit' | 'delete' | 'restore';
  /** Names of the columns that differ from the revision before. */
  readonly changed: readonly string[];
  /** All columns of the entry as committed; of a proposal also its asks. */
  readonly snapshot: Readonly<Record<string, unknown>>;
}
