import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type LinkPreview } from '../api/model.js';
import { oneTimeLinkLook, oneTimeLinkUse } from '../generated/sdk.gen.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FormProblem } from '../ui/form-problem.js';
import { TextField } from '../ui/text-field.js';
import { usePageTitle } from '../ui/use-page-title.js';
import './account.css';
import { useEnterSession } from './session.js';
import { ActionButton } from '../ui/action-button.js';

/** Where a one-time link leads: a password is chosen, and its owner is signed in. */
export function LinkPage(): ReactNode {
  const { t } = useTranslation();
  const [token] = useState(() => window.location.hash.slice(1));
  const query = useQuery({
    queryKey: ['own', 'link', token],
    queryFn: () => dataOf(oneTimeLinkLook({ body: { token } })),
    enabled: token !== '',
    staleTime: Infinity,
  });
  usePageTitle(t('account.link'));
  return (
    <div className="page page--narrow">
      <h1>{t('account.link')}</h1>
      {token === '' || query.isError ? (
        <>
          {query.isError && <FormProblem error={query.error} />}
          <p className="page__answer">{t('account.linkUseless')}</p>
          <p className="account__more">
            <Link to="/login" className="button">
              {t('account.signIn')}
            </Link>
          </p>
        </>
      ) : (
        <AsyncPanel query={query} lines={6}>
          {(link) => <LinkForm token={token} link={link} />}
        </AsyncPanel>
      )}
    </div>
  );
}

function LinkForm({ token, link }: { readonly token: string; readonly link: LinkPreview }): ReactNode {
  const { t } = useTranslation();
  const router = useRouter();
  const enterSession = useEnterSession();
  const [email, setEmail] = useState(link.email ?? '');
  const [name, setName] = useState(link.name ?? '');
  const [password, setPassword] = useState('');
  const isFirst = link.purpose === 'first_admin';
  const use = useMutation({
    mutationFn: () =>
      dataOf(oneTimeLinkUse({ body: { token, password, ...(isFirst ? { email, name } : {}) } })),
    onSuccess: (state) => {
      enterSession(state);
      router.history.replace('/account');
    },
  });
  return (
    <>
      <p className="page__answer">{t(`account.linkPurpose.${link.purpose}`, { name })}</p>
      <form
        className="form account__more"
        onSubmit={(event) => {
          event.preventDefault();
          use.mutate();
        }}
      >
        <FormProblem error={use.error} />
        {isFirst ? (
          <FirstAdminFields name={name} email={email} error={use.error} onName={setName} onEmail={setEmail} />
        ) : (
          <input type="hidden" autoComplete="username" value={email} readOnly />
        )}
        <TextField
          label={t('account.newPassword')}
          name="password"
          type="password"
          autoComplete="new-password"
          hint={t('account.passwordHint')}
          value={password}
          error={use.error}
          onChange={setPassword}
        />
        <p>
          <ActionButton type="submit" className="button button--primary" isPending={use.isPending}>
            {t('account.linkSubmit')}
          </ActionButton>
        </p>
      </form>
    </>
  );
}

interface FirstAdminFieldsProps {
  readonly name: string;
  readonly email: string;
  readonly error: unknown;
  readonly onName: (name: string) => void;
  readonly onEmail: (email: string) => void;
}

/** The first administrator alone chooses name and address; all others were invited under theirs. */
function FirstAdminFields({ name, email, error, onName, onEmail }: FirstAdminFieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('account.name')}
        name="name"
        autoComplete="name"
        value={name}
        error={error}
        onChange={onName}
      />
      <TextField
        label={t('account.email')}
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        error={error}
        onChange={onEmail}
      />
    </>
  );
}
