import { useMutation } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type Person } from '../api/model.js';
import { sessionSignIn } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { TextField } from '../ui/text-field.js';
import { useEnterSession } from './session.js';

export interface SignInDialogProps {
  /** Who was signed in until now. */
  readonly person: Person;
  /** Whoever signed in, mostly the same person again. */
  readonly onSignedIn: (isSamePerson: boolean) => void;
  readonly onClose: () => void;
}

/** Signing in again over a page whose session ended, so that nothing on it is lost. */
export function SignInDialog({ person, onSignedIn, onClose }: SignInDialogProps): ReactNode {
  const { t } = useTranslation();
  const enterSession = useEnterSession();
  const next = useLocation({ select: ({ pathname }) => pathname });
  const [email, setEmail] = useState(person.email);
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => dataOf(sessionSignIn({ body: { email, password } })),
    onSuccess: (state) => {
      enterSession(state);
      onSignedIn(state.person?.id === person.id);
    },
  });
  return (
    <ModalDialog title={t('account.signInAgain')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        <p>{t('account.signInAgainText')}</p>
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
        <p className="form__foot">
          <ActionButton type="submit" className="button button--primary" isPending={signIn.isPending}>
            {t(signIn.isPending ? 'account.signingIn' : 'account.signIn')}
          </ActionButton>
          <Link to="/login" search={{ next }} className="button">
            {t('account.signInOtherWay')}
          </Link>
        </p>
      </form>
    </ModalDialog>
  );
}
