import { useState } from 'react';
import {
  changesOf,
  conflictsOf,
  type EditField,
  type EntryState,
  type EntryStore,
  type FieldValues,
  keepTyped,
  saveEntry,
  type SaveOutcome,
  valuesOf,
} from './entry-edit.js';

export interface EntryFormOptions {
  readonly fields: readonly EditField[];
  readonly revision: number;
  readonly store: EntryStore;
  readonly onSaved: () => void;
}

type Note = 'nothingChanged' | 'empty' | undefined;

/** State of one editing session: the base it started from, what was typed, and what the server last answered. */
export function useEntryForm({ fields, revision, store, onSaved }: EntryFormOptions) {
  const [rows] = useState(fields);
  const [base, setBase] = useState<EntryState>(() => ({ revision, values: valuesOf(fields) }));
  const [typed, setTyped] = useState<FieldValues>(base.values);
  const [outcome, setOutcome] = useState<SaveOutcome>();
  const [conflicts, setConflicts] = useState<readonly string[]>([]);
  const [note, setNote] = useState<Note>();
  const [isSaving, setIsSaving] = useState(false);
  const changes = changesOf(base.values, typed);
  const hasChanges = Object.keys(changes).length > 0;

  async function save(): Promise<void> {
    const hasEmpty = rows.some((row) => (typed[row.name] ?? '').trim() === '');
    setNote(hasEmpty ? 'empty' : hasChanges ? undefined : 'nothingChanged');
    if (hasEmpty || !hasChanges) return;
    setIsSaving(true);
    const result = await saveEntry(store, changes, base.revision);
    setIsSaving(false);
    if (result.kind === 'saved') {
      onSaved();
      return;
    }
    setOutcome(result);
    if (result.kind === 'conflict') takeUp(result.current);
  }

  /** Goes on from what is stored now, without touching what was typed. */
  function takeUp(current: EntryState): void {
    setConflicts(conflictsOf(base.values, current.values, typed));
    setTyped(keepTyped(base.values, current.values, typed));
    setBase(current);
  }

  return {
    rows,
    typed,
    stored: base.values,
    outcome,
    conflicts,
    note,
    isSaving,
    hasChanges,
    save,
    type: (name: string, value: string): void => {
      setTyped({ ...typed, [name]: value });
    },
  };
}
