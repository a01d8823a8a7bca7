import { type QueryClient } from '@tanstack/react-query';
import { historyQuery } from '../api/queries.js';
import { type EntryState, type EntryStore, type LastChange } from '../edit/entry-edit.js';
import { type EntryForm } from './entry-forms.js';
import { topOf } from './form-shape.js';
import { submissionKey } from './submission-key.js';

/** Sends a new entry whole. */
export const newEntryStore = (form: EntryForm): EntryStore => ({
  write: (values) => {
    const draft = form.toDraft(values);
    const key = submissionKey(sessionOf(), JSON.stringify([form.kind, draft]));
    return form.create(draft as never, key);
  },
  read: () => Promise.reject(new Error('a new entry has nothing stored')),
});

/** Sends what changed of an entry that there is. */
export const storedEntryStore = (form: EntryForm, id: string, queryClient: QueryClient): EntryStore => ({
  write: (values, changed, revision) => {
    const draft = form.toDraft(values);
    const tops = new Set(changed.map(topOf));
    const patch = Object.fromEntries(Object.entries(draft).filter(([name]) => tops.has(name)));
    return form.edit(id, patch, revision);
  },
  read: async (): Promise<EntryState> => {
    const { entry, values } = await form.read(id);
    return { revision: entry.revision, values, lastChange: await lastChangeOf(form, id, queryClient) };
  },
});

/** The latest change, where this person may see it; of a draft no history is shown. */
async function lastChangeOf(
  { kind }: EntryForm,
  id: string,
  queryClient: QueryClient,
): Promise<LastChange | undefined> {
  try {
    const { pages } = await queryClient.infiniteQuery({ ...historyQuery(kind, id), staleTime: 0 });
    const last = pages[0]?.items[0];
    return last === undefined ? undefined : { actor: last.actor, at: last.at };
  } catch {
    return undefined;
  }
}

function sessionOf(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
