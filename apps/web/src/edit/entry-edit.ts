import { type FieldProblem } from '../api/model.js';
import { ApiProblem } from '../api/problem.js';

/** One field of an entry as the form knows it. */
export interface EditField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'line' | 'text' | 'choice';
  readonly value: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

export type FieldValues = Readonly<Record<string, string>>;

/** The entry as the server has it now. */
export interface EntryState {
  readonly revision: number;
  readonly values: FieldValues;
}

export type SaveOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'conflict'; readonly current: EntryState }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'invalid'; readonly fields: readonly FieldProblem[] }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface EntryStore {
  /** Writes the changed fields on top of `revision`; throws `ApiProblem` when refused. */
  readonly write: (changes: FieldValues, revision: number) => Promise<void>;
  /** Reads the entry afresh, for a conflict. */
  readonly read: () => Promise<EntryState>;
}

export function valuesOf(fields: readonly EditField[]): FieldValues {
  return Object.fromEntries(fields.map((field) => [field.name, field.value]));
}

/** The typed values that differ from the base; texts are compared without outer blanks. */
export function changesOf(base: FieldValues, typed: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries(typed)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([name, value]) => value !== (base[name] ?? '').trim()),
  );
}

/** Fields of a conflict where the stored text is neither what the reader started from nor what was typed. */
export function conflictsOf(base: FieldValues, current: FieldValues, typed: FieldValues): readonly string[] {
  return Object.keys(typed).filter((name) => {
    const stored = (current[name] ?? '').trim();
    return stored !== (base[name] ?? '').trim() && stored !== (typed[name] ?? '').trim();
  });
}

/** After a conflict, fields that the reader had not touched take the stored text; touched ones stay as typed. */
export function keepTyped(base: FieldValues, current: FieldValues, typed: FieldValues): FieldValues {
  const touched = changesOf(base, typed);
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, name in touched ? value : (current[name] ?? value)]),
  );
}

/** Saves and turns every expected refusal into a value the form can show. */
export async function saveEntry(
  store: EntryStore,
  changes: FieldValues,
  revision: number,
): Promise<SaveOutcome> {
  try {
    await store.write(changes, revision);
    return { kind: 'saved' };
  } catch (error) {
    if (!(error instanceof ApiProblem)) return { kind: 'failed', error };
    if (error.status === 412) return readConflict(store);
    if (error.status === 401) return { kind: 'signedOut' };
    if (error.status === 403) return { kind: 'forbidden' };
    if (error.fields.length > 0) return { kind: 'invalid', fields: error.fields };
    return { kind: 'failed', error };
  }
}

async function readConflict(store: EntryStore): Promise<SaveOutcome> {
  try {
    return { kind: 'conflict', current: await store.read() };
  } catch (error) {
    return { kind: 'failed', error };
  }
}
