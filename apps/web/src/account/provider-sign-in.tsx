import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../ui/form-problem.js';
import { useProviderLabel, useProviderSignIn } from './provider.js';
import { ActionButton } from '../ui/action-button.js';

/** The way to the provider, where the service has one. */
export function ProviderSignIn({ next }: { readonly next: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const label = useProviderLabel();
  const signIn = useProviderSignIn(next);
  if (label === undefined) return null;
  return (
    <div className="form provider">
      <FormProblem error={signIn.error} />
      <p>
        <ActionButton
          className="button button--primary"
          isPending={signIn.isPending}
          onClick={() => {
            signIn.mutate();
          }}
        >
          {t('provider.signIn', { label })}
        </ActionButton>
      </p>
      <p className="account__note">{t('provider.orPassword')}</p>
    </div>
  );
}
