import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { linkedSignInLink, providerBegin, providerGet } from '../generated/sdk.gen.js';
import { useLanguage } from '../ui/use-language.js';
import { keepNextAddress } from './next-address.js';

/** Through which provider people can sign in; that changes only when the service starts anew. */
function providerQuery() {
  return queryOptions({ queryKey: ['provider'], queryFn: () => dataOf(providerGet()), staleTime: Infinity });
}

/** What people call the provider; undefined when there is none, and until that is known. */
export function useProviderLabel(): string | undefined {
  const language = useLanguage();
  return useQuery(providerQuery()).data?.label?.[language];
}

/** Leaves for the provider, to sign in there. @param next where to go afterwards */
export function useProviderSignIn(next: string | undefined) {
  return useMutation({
    mutationFn: () => dataOf(providerBegin()),
    onSuccess: ({ address }) => {
      keepNextAddress(next);
      window.location.assign(address);
    },
  });
}

/** Leaves for the provider, to link one's account there to the one here. */
export function useProviderLink() {
  return useMutation({
    mutationFn: (password: string) => dataOf(linkedSignInLink({ body: { password } })),
    onSuccess: ({ address }) => {
      window.location.assign(address);
    },
  });
}
