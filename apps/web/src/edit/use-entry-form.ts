import { useState } from 'react';
import {
  changesOf,
  conflictsOf,
  type EntryState,
  type EntryStore,
  type FieldValues,
  keepTyped,
  type SavedEntry,
  saveEntry,
  type SaveOutcome,
} from './entry-edit.js';

export interface EntryFormOptions<Fault> {
  /** What is stored now. */
  readonly start: EntryState;
  /** What was typed before and not saved, and what it was typed on. */
  readonly kept: { readonly values: FieldValues; readonly base: EntryState } | undefined;
  /** Whether saving makes sense without a change: a new entry may be sent as it is. */
  readonly isNew: boolean;
  readonly store: EntryStore;
  readonly check: (values: FieldValues) => readonly Fault[];
}

interface Begin {
  readonly base: EntryState;
  readonly typed: FieldValues;
  /** Fields that somebody else changed since the form was opened. */
  readonly elsewhere: readonly string[];
  /** Those of them where something else was typed. */
  readonly conflicts: readonly string[];
}

const goOn = (started: FieldValues, current: EntryState, typed: FieldValues): Begin => ({
  base: current,
  typed: keepTyped(started, current.values, typed),
  elsewhere: Object.keys(changesOf(started, current.values)),
  conflicts: conflictsOf(started, current.values, typed),
});

/** A draft that was typed on an older revision goes on from what is stored now, without losing what was typed. */
function begin(start: EntryState, kept: EntryFormOptions<never>['kept']): Begin {
  if (kept === undefined) return { base: start, typed: start.values, elsewhere: [], conflicts: [] };
  const typed = Object.fromEntries(
    Object.entries(start.values).map(([name, value]) => [name, kept.values[name] ?? value]),
  );
  if (kept.base.revision === start.revision) return { base: start, typed, elsewhere: [], conflicts: [] };
  return goOn(kept.base.values, start, typed);
}

/** State of one editing session: the base it started from, what was typed, and what the server last answered. */
export function useEntryForm<Fault>(options: EntryFormOptions<Fault>) {
  const { start, kept, isNew, store, check } = options;
  const [{ base, typed, elsewhere, conflicts }, setState] = useState<Begin>(() => begin(start, kept));
  const [outcome, setOutcome] = useState<SaveOutcome>();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [isUnchanged, setIsUnchanged] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  /** Counts refusals, so that each is told, also one like the last. */
  const [refusals, setRefusals] = useState(0);
  const changed = Object.keys(changesOf(base.values, typed));

  /** @returns the entry once it is saved; of a refusal the state tells */
  async function save(): Promise<SavedEntry | undefined> {
    if (isSaving) return undefined;
    setIsUnchanged(!isNew && changed.length === 0);
    if (!isNew && changed.length === 0) return undefined;
    const found = check(typed);
    setFaults(found);
    setOutcome(undefined);
    if (found.length > 0) {
      setRefusals((count) => count + 1);
      return undefined;
    }
    setIsSaving(true);
    const result = await saveEntry(store, typed, changed, base.revision);
    setIsSaving(false);
    if (result.kind === 'saved') return result.entry;
    setOutcome(result);
    setRefusals((count) => count + 1);
    if (result.kind === 'conflict') takeUp(result.current);
    return undefined;
  }

  /** Goes on from what is stored now, without touching what was typed. */
  function takeUp(current: EntryState): void {
    setState(goOn(base.values, current, typed));
  }

  return {
    base,
    typed,
    elsewhere,
    conflicts,
    outcome,
    faults,
    refusals,
    isUnchanged,
    isSaving,
    hasChanges: changed.length > 0,
    save,
    type: (name: string, value: string): void => {
      setState((state) => ({ ...state, typed: { ...state.typed, [name]: value } }));
    },
    /** Takes other values for what was typed: those of another tab, or those that are stored. */
    replace: (values: FieldValues): void => {
      setState((state) => ({ ...state, typed: { ...state.typed, ...values }, elsewhere: [], conflicts: [] }));
    },
  };
}

export type EntryFormState<Fault> = ReturnType<typeof useEntryForm<Fault>>;
