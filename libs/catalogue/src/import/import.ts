import { type EntryKind } from '../entry/entry.js';

/** An import that was committed. Who imported is not who put forward what it brought. */
export interface Import {
  readonly id: string;
  /** Whoever imported, as histories name people. */
  readonly actor: string;
  readonly fileName: string | null;
  readonly at: Date;
  readonly counts: Readonly<Record<EntryKind, number>>;
}

export interface ImportedEntry {
  /** Place in the import, from 1. */
  readonly no: number;
  readonly kind: EntryKind;
  readonly id: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly isPublished: boolean;
}

export interface NewImportedEntry {
  readonly kind: EntryKind;
  readonly id: string;
}
