import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf } from '../api/call.js';
import { submissionKey } from '../entry-form/submission-key.js';
import { importImport } from '../generated/sdk.gen.js';
import { type ImportDto } from '../generated/types.gen.js';
import { refreshEverything } from '../rearrange/rearrange-queries.js';
import { type EntryKind } from '../ui/entry-addresses.js';
import { IMPORT_LISTS, type ImportRow } from './import-rows.js';

type Drafts = readonly Readonly<Record<string, unknown>>[];

/** Most bytes that the API takes, less a margin for what stands around the rows. */
const MOST_BYTES = 1_000_000;

const bodyOf = (kind: EntryKind, drafts: Drafts): object => ({ [IMPORT_LISTS[kind]]: drafts });

/** Whether the rows together are more than one request may hold. */
export const isTooLarge = (kind: EntryKind, drafts: Drafts): boolean =>
  new TextEncoder().encode(JSON.stringify(bodyOf(kind, drafts))).length > MOST_BYTES;

/** Sends the rows, all or none; sent again after a lost answer they are stored once. */
export function useImport(kind: EntryKind, fileName: string, onImported: (id: string) => void) {
  const queryClient = useQueryClient();
  const [sent, setSent] = useState<readonly ImportRow[]>();
  const mutation = useMutation({
    mutationFn: (drafts: Drafts) => {
      const body = { fileName: fileName.slice(0, 500), ...bodyOf(kind, drafts) } as ImportDto;
      const key = submissionKey(sessionStorage, JSON.stringify(body));
      return dataOf(importImport({ body, headers: { 'Idempotency-Key': key } }));
    },
    onSuccess: ({ id }) => {
      void refreshEverything(queryClient);
      onImported(id);
    },
  });
  return {
    /** The rows of the last attempt, in the order in which the server counts them. */
    sent,
    error: mutation.error,
    isPending: mutation.isPending,
    reset: (): void => {
      mutation.reset();
    },
    send: (drafts: Drafts, rows: readonly ImportRow[]): void => {
      setSent(rows);
      mutation.mutate(drafts);
    },
  };
}
