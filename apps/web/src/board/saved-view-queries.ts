import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { useSession } from '../account/session.js';
import { dataOf } from '../api/call.js';
import { savedViewList } from '../generated/sdk.gen.js';

// keys that begin with `own` go when somebody signs out
const key = ['own', 'saved-views'];

const savedViewsQuery = () =>
  queryOptions({
    queryKey: key,
    queryFn: async () => (await dataOf(savedViewList())).items,
    staleTime: 60_000,
  });

/** The views of whoever is signed in. */
export function useSavedViews() {
  const isSignedIn = useSession()?.person != null;
  return useQuery({ ...savedViewsQuery(), enabled: isSignedIn });
}

export const refreshSavedViews = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: key });
