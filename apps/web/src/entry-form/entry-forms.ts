import { type TFunction } from 'i18next';
import { type z } from 'zod';
import { type Provenance } from '../api/model.js';
import { type FieldValues, type SavedEntry } from '../edit/entry-edit.js';
import { type EntryKind } from '../ui/entry-addresses.js';
import { type FormSection } from './form-shape.js';

/** What a stored entry of any kind gives to its form. */
export interface EntryDraftFields {
  readonly id: string;
  readonly revision: number;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly body: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly owner: string | null;
  readonly visibility: 'draft' | 'internal' | 'published';
  readonly provenance: Provenance;
}

/** The form of a kind of entry: its fields, its rules, and the way to the API and back. */
export interface EntryForm {
  readonly kind: EntryKind;
  readonly sections: (t: TFunction) => readonly FormSection[];
  readonly empty: FieldValues;
  /** The rules of the API for a new entry. */
  readonly rules: z.ZodType;
  /** All values as the API takes them. */
  readonly toDraft: (values: FieldValues) => Readonly<Record<string, unknown>>;
  readonly read: (id: string) => Promise<{ readonly entry: EntryDraftFields; readonly values: FieldValues }>;
  readonly create: (draft: never, idempotencyKey: string) => Promise<SavedEntry>;
  readonly edit: (id: string, patch: object, revision: number) => Promise<SavedEntry>;
}
