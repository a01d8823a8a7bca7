import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { fitNoticeMarkRead } from '../generated/sdk.gen.js';
import { noticesQuery } from './company-queries.js';

/** Marks notices as read, all where no ids are given. */
export function useMarking() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[] | undefined) =>
      dataOf(fitNoticeMarkRead({ body: ids === undefined ? {} : { ids: [...ids] } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: noticesQuery().queryKey }),
  });
}
