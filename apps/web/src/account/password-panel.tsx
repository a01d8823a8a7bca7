import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { ownAccountChangePassword } from '../generated/sdk.gen.js';
import { FormProblem } from '../ui/form-problem.js';
import { TextField } from '../ui/text-field.js';
import { useEnterSession } from './session.js';
import { ActionButton } from '../ui/action-button.js';

export function PasswordPanel({ email }: { readonly email: string }): ReactNode {
  const { t } = useTranslation();
  const enterSession = useEnterSession();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => dataOf(ownAccountChangePassword({ body: { current, next } })),
    onSuccess: (state) => {
      enterSession(state);
      setCurrent('');
      setNext('');
    },
  });
  return (
    <section aria-labelledby="password-heading">
      <h2 id="password-heading" className="section-heading">
        {t('account.changePassword')}
      </h2>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <FormProblem error={change.error} />
        {change.isSuccess && (
          <p className="form__done" role="status">
            {t('account.passwordChanged')}
          </p>
        )}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <TextField
          label={t('account.currentPassword')}
          name="current"
          type="password"
          autoComplete="current-password"
          value={current}
          error={change.error}
          onChange={setCurrent}
        />
        <TextField
          label={t('account.newPassword')}
          name="next"
          type="password"
          autoComplete="new-password"
          hint={t('account.passwordHint')}
          value={next}
          error={change.error}
          onChange={setNext}
        />
        <p>
          <ActionButton type="submit" isPending={change.isPending}>
            {t('account.changePassword')}
          </ActionButton>
        </p>
      </form>
    </section>
  );
}
