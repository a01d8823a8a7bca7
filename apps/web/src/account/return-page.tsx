import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { providerComplete } from '../generated/sdk.gen.js';
import { FormProblem } from '../ui/form-problem.js';
import { usePageTitle } from '../ui/use-page-title.js';
import './account.css';
import { keptNextAddress } from './next-address.js';
import { useEnterSession, useSession } from './session.js';

const route = getRouteApi('/sign-in/return');

/** Where the provider sends people back to: hands its answer over and goes on. */
export function ReturnPage(): ReactNode {
  const { t } = useTranslation();
  const { state } = route.useSearch();
  const complete = useComplete();
  const isOver = state === undefined || complete.isError;
  usePageTitle(t('provider.returnTitle'));
  return (
    <div className="page page--narrow">
      <h1>{t('provider.returnTitle')}</h1>
      {isOver ? (
        <>
          <p className="page__answer">{t('provider.failed')}</p>
          <div className="form account__more">
            <FormProblem error={complete.error} />
            <WayBack />
          </div>
        </>
      ) : (
        <p className="page__answer" role="status">
          {t('provider.returning')}
        </p>
      )}
    </div>
  );
}

/** An answer is good for one request, so it is sent once, also where React runs effects twice. */
function useComplete() {
  const { state, code, iss, error } = route.useSearch();
  const router = useRouter();
  const enterSession = useEnterSession();
  const isSent = useRef(false);
  const complete = useMutation({
    mutationFn: (body: Parameters<typeof providerComplete>[0]['body']) => dataOf(providerComplete({ body })),
    onSuccess: ({ purpose, session }) => {
      enterSession(session);
      const address = purpose === 'link' ? '/account' : keptNextAddress();
      // the pages of administration are no part of this app
      if (address.startsWith('/admin/')) window.location.replace(address);
      else router.history.replace(address);
    },
  });
  const { mutate } = complete;
  useEffect(() => {
    if (isSent.current || state === undefined) return;
    isSent.current = true;
    mutate({
      state,
      ...(code === undefined ? {} : { code }),
      ...(iss === undefined ? {} : { iss }),
      ...(error === undefined ? {} : { error }),
    });
  }, [state, code, iss, error, mutate]);
  return complete;
}

/** To the own account for who is signed in and wanted a link, else to where one signs in. */
function WayBack(): ReactNode {
  const { t } = useTranslation();
  const isSignedIn = useSession()?.person != null;
  return (
    <p>
      <Link to={isSignedIn ? '/account' : '/login'} className="button button--primary">
        {t(isSignedIn ? 'account.title' : 'provider.again')}
      </Link>
    </p>
  );
}
