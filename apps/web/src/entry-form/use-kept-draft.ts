import { useCallback, useEffect, useRef, useState } from 'react';
import { type EntryState, type FieldValues } from '../edit/entry-edit.js';
import {
  type DraftAddress,
  draftPrefix,
  dropDraft,
  findDrafts,
  keepDraft,
  type KeptDraft,
  parseDraft,
  randomName,
  tabName,
} from './kept-draft.js';

/** How long typing pauses before it is kept. */
const KEEP_AFTER_MS = 400;

/** The store of this browser, or undefined where it is closed. */
function openStore(): { readonly store: Storage; readonly tab: string } | undefined {
  try {
    return { store: localStorage, tab: tabName(sessionStorage, randomName) };
  } catch {
    return undefined;
  }
}

/** What was typed into this form before and not saved, the draft of this tab before those of others. */
export function readKeptDrafts(address: DraftAddress): readonly KeptDraft[] {
  const opened = openStore();
  return opened === undefined ? [] : findDrafts(opened.store, address, opened.tab);
}

export interface KeptDraftState {
  /** False when the browser refused to keep the last change. */
  readonly isKept: boolean;
  /** Moment of the last change that was kept, if any. */
  readonly keptAt: number | undefined;
  /** What another tab types into the same form meanwhile. */
  readonly elsewhere: KeptDraft | undefined;
  readonly drop: (values: FieldValues) => void;
}

/** Keeps what is typed in this browser: after a pause, and at once when the page is left or hidden. */
export function useKeptDraft(
  address: DraftAddress,
  base: EntryState,
  values: FieldValues,
  hasChanges: boolean,
): KeptDraftState {
  const { personId, kind, entry } = address;
  const [isKept, setIsKept] = useState(true);
  const [keptAt, setKeptAt] = useState<number>();
  const elsewhere = useDraftElsewhere(address, values);
  const pending = useRef<(() => void) | undefined>(undefined);

  const drop = useCallback(
    (dropped: FieldValues): void => {
      pending.current = undefined;
      const opened = openStore();
      if (opened !== undefined) dropDraft(opened.store, { personId, kind, entry }, opened.tab, dropped);
    },
    [personId, kind, entry],
  );

  useEffect(() => {
    if (!hasChanges) {
      drop(values);
      return;
    }
    const keep = (): void => {
      pending.current = undefined;
      const opened = openStore();
      const at = Date.now();
      const done =
        opened !== undefined &&
        keepDraft(opened.store, { personId, kind, entry }, opened.tab, { values, base, at });
      setIsKept(done);
      if (done) setKeptAt(at);
    };
    pending.current = keep;
    // what was dropped meanwhile, because it is saved, must not come back
    const timer = setTimeout(() => {
      if (pending.current === keep) keep();
    }, KEEP_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [personId, kind, entry, base, values, hasChanges, drop]);

  useEffect(() => {
    const keepNow = (): void => {
      pending.current?.();
    };
    window.addEventListener('pagehide', keepNow);
    document.addEventListener('visibilitychange', keepNow);
    return () => {
      keepNow();
      window.removeEventListener('pagehide', keepNow);
      document.removeEventListener('visibilitychange', keepNow);
    };
  }, []);

  return { isKept, keptAt, elsewhere, drop };
}

/** The latest that another tab kept of the same form, as long as it differs from what stands here. */
function useDraftElsewhere(address: DraftAddress, values: FieldValues): KeptDraft | undefined {
  const [elsewhere, setElsewhere] = useState<KeptDraft>();
  const prefix = draftPrefix(address);
  useEffect(() => {
    const listen = ({ key, newValue }: StorageEvent): void => {
      if (key?.startsWith(prefix) === true) setElsewhere(parseDraft(newValue));
    };
    window.addEventListener('storage', listen);
    return () => {
      window.removeEventListener('storage', listen);
    };
  }, [prefix]);
  return elsewhere !== undefined && JSON.stringify(elsewhere.values) !== JSON.stringify(values)
    ? elsewhere
    : undefined;
}
