import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { sessionSignOut } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { forgetDrafts } from '../entry-form/kept-draft.js';
import { useEnterSession, useSession } from './session.js';

/** Ends the session and leads to the first page. */
export function SignOutButton(): ReactNode {
  const { t } = useTranslation();
  const router = useRouter();
  const enterSession = useEnterSession();
  const person = useSession()?.person;
  const signOut = useMutation({
    mutationFn: () => dataOf(sessionSignOut()),
    onSuccess: () => {
      if (person) forgetDrafts(person.id);
      enterSession({ person: null, rights: [], keyScopes: [] });
      router.history.push('/');
    },
  });
  return (
    <ActionButton
      isPending={signOut.isPending}
      onClick={() => {
        signOut.mutate();
      }}
    >
      {t('account.signOut')}
    </ActionButton>
  );
}
