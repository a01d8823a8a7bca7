import { useQuery } from '@tanstack/react-query';
import { mergeTargetsQuery } from '../rearrange/rearrange-queries.js';
import { type EntryKind } from '../ui/entry-addresses.js';
import { type FoundChoices } from './choice-search.js';

/** Published entries of a kind that have some words. */
export function useFoundEntries(kind: EntryKind, words: string): FoundChoices {
  const { data, isError } = useQuery(mergeTargetsQuery(kind, words));
  return {
    found: data?.map(({ id, title, titleEn }) => ({ id, name: title, nameEn: titleEn })),
    isError,
  };
}
