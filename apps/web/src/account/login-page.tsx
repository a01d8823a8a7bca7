import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type SampleAccount } from '../api/model.js';
import { sessionListSampleAccounts, sessionSignIn } from '../generated/sdk.gen.js';
import { FormProblem } from '../ui/form-problem.js';
import { TextField } from '../ui/text-field.js';
import { usePageTitle } from '../ui/use-page-title.js';
import './account.css';
import { toNextAddress } from './next-address.js';
import { ProviderSignIn } from './provider-sign-in.js';
import { useEnterSession } from './session.js';
import { ActionButton } from '../ui/action-button.js';

const route = getRouteApi('/login');

export function LoginPage(): ReactNode {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn(next);
  usePageTitle(t('account.signIn'));
  return (
    <div className="page page--narrow">
      <h1>{t('account.signIn')}</h1>
      <p className="page__answer">{t('account.signInText')}</p>
      <ProviderSignIn next={next} />
      <form
        className="form account__more"
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ email, password });
        }}
      >
        <FormProblem error={signIn.error} />
        <TextField
          label={t('account.email')}
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          error={signIn.error}
          onChange={setEmail}
        />
        <TextField
          label={t('account.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          error={signIn.error}
          onChange={setPassword}
        />
        <p>
          <ActionButton type="submit" className="button button--primary" isPending={signIn.isPending}>
            {t(signIn.isPending ? 'account.signingIn' : 'account.signIn')}
          </ActionButton>
        </p>
        <p className="account__note">{t('account.forgotText')}</p>
      </form>
      <SampleAccounts
        onChoose={(account) => {
          setEmail(account.email);
          setPassword(account.password);
        }}
      />
    </div>
  );
}

function useSignIn(next: string | undefined) {
  const router = useRouter();
  const enterSession = useEnterSession();
  return useMutation({
    mutationFn: (body: { readonly email: string; readonly password: string }) =>
      dataOf(sessionSignIn({ body })),
    onSuccess: (state) => {
      enterSession(state);
      const address = toNextAddress(next);
      // the pages of administration are no part of this app
      if (address.startsWith('/admin/')) window.location.assign(address);
      else router.history.replace(address);
    },
  });
}

/** The accounts of the sample catalogue, with their passwords; on any other database there are none. */
function SampleAccounts({ onChoose }: { readonly onChoose: (account: SampleAccount) => void }): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['sample-accounts'],
    queryFn: () => dataOf(sessionListSampleAccounts()),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className="samples" aria-labelledby="samples-heading">
      <h2 id="samples-heading">{t('account.samples')}</h2>
      <p>{t('account.samplesText')}</p>
      <ul>
        {data.items.map((account) => (
          <li key={account.email} className="account__item">
            <div>
              <p>{t(`role.${account.role}`)}</p>
              <p>
                <code>{account.email}</code> / <code>{account.password}</code>
              </p>
            </div>
            <button
              type="button"
              className="button button--small"
              onClick={() => {
                onChoose(account);
              }}
            >
              {t('account.fillIn', { role: t(`role.${account.role}`) })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
