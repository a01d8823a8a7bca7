import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type LinkedSignIn, type WaysIn } from '../api/model.js';
import { linkedSignInRemove } from '../generated/sdk.gen.js';
import { FormProblem } from '../ui/form-problem.js';
import { formatDate } from '../ui/format.js';
import { TextField } from '../ui/text-field.js';
import { useLanguage } from '../ui/use-language.js';
import '../ui/tag.css';
import { ownSessionsQuery, ownWaysInQuery } from './own-queries.js';
import { useProviderLabel, useProviderLink } from './provider.js';
import { ActionButton } from '../ui/action-button.js';

/** The accounts elsewhere by which one can sign in here, and linking one. */
export function LinkedSignInPanel({ items, hasPassword }: WaysIn): ReactNode {
  const { t } = useTranslation();
  const label = useProviderLabel();
  const remove = useRemove();
  if (label === undefined && items.length === 0) return null;
  const canLink = hasPassword && !items.some(({ isUsable }) => isUsable);
  return (
    <section aria-labelledby="links-heading">
      <h2 id="links-heading" className="section-heading">
        {t('provider.linked')}
      </h2>
      <p className="account__note">{t('provider.linkedText')}</p>
      <FormProblem error={remove.error} />
      {items.length > 0 && (
        <ul className="account__list">
          {items.map((link) => (
            <LinkItem
              key={link.id}
              link={link}
              label={label}
              onRemove={() => {
                remove.mutate(link.id);
              }}
            />
          ))}
        </ul>
      )}
      {label !== undefined && canLink && <LinkForm label={label} />}
    </section>
  );
}

function useRemove() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => dataOf(linkedSignInRemove({ path: { id } })),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ownWaysInQuery().queryKey }),
        queryClient.invalidateQueries({ queryKey: ownSessionsQuery().queryKey }),
      ]),
  });
}

interface LinkItemProps {
  readonly link: LinkedSignIn;
  readonly label: string | undefined;
  readonly onRemove: () => void;
}

function LinkItem({ link, label, onRemove }: LinkItemProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { issuer, email, isUsable, createdAt, lastUsedAt } = link;
  const name = isUsable && label !== undefined ? label : new URL(issuer).host;
  return (
    <li className="account__item">
      <div>
        <p>
          {email === null ? name : `${name} · ${email}`}{' '}
          {!isUsable && <span className="tag">{t('provider.former')}</span>}
        </p>
        <p className="account__note">
          {t('provider.linkFacts', {
            at: formatDate(createdAt, language),
            used: lastUsedAt === null ? t('account.never') : formatDate(lastUsedAt, language),
          })}
        </p>
      </div>
      <button
        type="button"
        className="button button--small"
        aria-label={t('provider.removeNamed', { name })}
        onClick={onRemove}
      >
        {t('provider.remove')}
      </button>
    </li>
  );
}

function LinkForm({ label }: { readonly label: string }): ReactNode {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const link = useProviderLink();
  return (
    <form
      className="form account__more"
      onSubmit={(event) => {
        event.preventDefault();
        link.mutate(password);
      }}
    >
      <FormProblem error={link.error} />
      <TextField
        label={t('account.currentPassword')}
        name="password"
        type="password"
        autoComplete="current-password"
        hint={t('provider.linkHint')}
        value={password}
        error={link.error}
        onChange={setPassword}
      />
      <p>
        <ActionButton type="submit" isPending={link.isPending}>
          {t('provider.link', { label })}
        </ActionButton>
      </p>
    </form>
  );
}
