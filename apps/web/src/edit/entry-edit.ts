import { type FieldProblem } from '../api/model.js';
import { ApiProblem } from '../api/problem.js';

/** The values of a form by the names that the API gives its fields; whatever a field holds is written as text. */
export type FieldValues = Readonly<Record<string, string>>;

/** Who changed the entry last, as far as the reader may know. */
export interface LastChange {
  readonly actor: string | null;
  readonly at: string;
}

/** The entry as the server has it now. */
export interface EntryState {
  readonly revision: number;
  readonly values: FieldValues;
  readonly lastChange?: LastChange | undefined;
}

/** What a save led to: where the entry is, and whether readers see it. */
export interface SavedEntry {
  readonly id: string;
  readonly revision: number;
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly entry: SavedEntry }
  | { readonly kind: 'conflict'; readonly current: EntryState }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'invalid'; readonly fields: readonly FieldProblem[] }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface EntryStore {
  /** Writes all values of a new entry, or the changed ones on top of `revision`; throws `ApiProblem` when refused. */
  readonly write: (values: FieldValues, changed: readonly string[], revision: number) => Promise<SavedEntry>;
  /** Reads the entry afresh, for a conflict. */
  readonly read: () => Promise<EntryState>;
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
  values: FieldValues,
  changed: readonly string[],
  revision: number,
): Promise<SaveOutcome> {
  try {
    return { kind: 'saved', entry: await store.write(values, changed, revision) };
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
