import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { type Right, type SessionState } from '../api/model.js';
import { sessionGet } from '../generated/sdk.gen.js';

/** Who is signed in; asked again when the window is looked at after a minute, since sessions end by themselves. */
export function sessionQuery() {
  return queryOptions({
    queryKey: ['session'],
    queryFn: () => dataOf(sessionGet()),
    staleTime: 60_000,
  });
}

/** Who is signed in; undefined until that is known. */
export function useSession(): SessionState | undefined {
  return useQuery(sessionQuery()).data;
}

/** Whether the person at this page has a right; the server decides for itself. */
export function useMay(right: Right): boolean {
  return useSession()?.rights.includes(right) ?? false;
}

/** Takes over a session that begins or ends here: whatever was read under the former one is asked for anew. */
export function useEnterSession(): (state: SessionState) => void {
  const queryClient = useQueryClient();
  return (state) => {
    queryClient.removeQueries({
      predicate: ({ queryKey }) => queryKey[0] === 'own' || queryKey[0] === 'users',
    });
    queryClient.setQueryData(sessionQuery().queryKey, state);
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
}
