import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type ApiKey, type Scope } from '../api/model.js';
import { ownAccountCreateApiKey, ownAccountRemoveApiKey } from '../generated/sdk.gen.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { ChoiceBoxes } from '../ui/choice-boxes.js';
import { FormProblem } from '../ui/form-problem.js';
import { formatDate } from '../ui/format.js';
import { SecretOnce } from '../ui/secret-once.js';
import { TextField } from '../ui/text-field.js';
import { useLanguage } from '../ui/use-language.js';
import { ownApiKeysQuery } from './own-queries.js';
import { ActionButton } from '../ui/action-button.js';

const dayChoices = [30, 90, 180, 366] as const;

/** The keys by which one's programs act, and making new ones. */
export function ApiKeyPanel({ scopes }: { readonly scopes: readonly Scope[] }): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const query = useQuery(ownApiKeysQuery());
  const remove = useMutation({
    mutationFn: (id: string) => dataOf(ownAccountRemoveApiKey({ path: { id } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownApiKeysQuery().queryKey }),
  });
  return (
    <section aria-labelledby="keys-heading">
      <h2 id="keys-heading" className="section-heading">
        {t('account.keys')}
      </h2>
      <p className="account__note">{t('account.keysText')}</p>
      <FormProblem error={remove.error} />
      <AsyncPanel query={query} lines={2}>
        {({ items }) => (
          <ul className="account__list">
            {items.map((key) => (
              <KeyItem
                key={key.id}
                apiKey={key}
                onRemove={() => {
                  remove.mutate(key.id);
                }}
              />
            ))}
          </ul>
        )}
      </AsyncPanel>
      <NewKey scopes={scopes} />
    </section>
  );
}

function KeyItem({
  apiKey,
  onRemove,
}: {
  readonly apiKey: ApiKey;
  readonly onRemove: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { name, prefix, scopes, expiresAt, lastUsedAt } = apiKey;
  return (
    <li className="account__item">
      <div>
        <p>
          {name} <code>{prefix}…</code>
        </p>
        <p className="account__note">
          {t('account.keyFacts', {
            scopes: scopes.map((scope) => t(`scope.${scope}`)).join(', '),
            end: formatDate(expiresAt, language),
            used: lastUsedAt === null ? t('account.never') : formatDate(lastUsedAt, language),
          })}
        </p>
      </div>
      <button
        type="button"
        className="button button--small"
        aria-label={t('account.removeNamed', { name })}
        onClick={onRemove}
      >
        {t('account.remove')}
      </button>
    </li>
  );
}

function NewKey({ scopes }: { readonly scopes: readonly Scope[] }): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly Scope[]>(['read']);
  const [days, setDays] = useState<number>(dayChoices[1]);
  const create = useMutation({
    mutationFn: () => dataOf(ownAccountCreateApiKey({ body: { name, scopes: [...chosen], days } })),
    onSuccess: () => {
      setName('');
      return queryClient.invalidateQueries({ queryKey: ownApiKeysQuery().queryKey });
    },
  });
  return (
    <form
      className="form account__more"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <h3>{t('account.newKey')}</h3>
      <FormProblem error={create.error} />
      {create.data !== undefined && <SecretOnce note={t('account.keyOnce')} secret={create.data.key} />}
      <TextField
        label={t('account.keyName')}
        name="name"
        autoComplete="off"
        hint={t('account.keyNameHint')}
        value={name}
        error={create.error}
        onChange={setName}
      />
      <ChoiceBoxes
        legend={t('account.keyScopes')}
        choices={scopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
        chosen={chosen}
        onChange={setChosen}
      />
      <DaysChoice days={days} onChange={setDays} />
      <p>
        <ActionButton type="submit" disabled={chosen.length === 0} isPending={create.isPending}>
          {t('account.newKey')}
        </ActionButton>
      </p>
    </form>
  );
}

interface DaysChoiceProps {
  readonly days: number;
  readonly onChange: (days: number) => void;
}

function DaysChoice({ days, onChange }: DaysChoiceProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="form__row">
      <label htmlFor={id}>{t('account.keyDays')}</label>
      <select
        id={id}
        className="field"
        value={days}
        onChange={(event) => {
          onChange(Number(event.target.value));
        }}
      >
        {dayChoices.map((count) => (
          <option key={count} value={count}>
            {t('account.days', { count })}
          </option>
        ))}
      </select>
    </div>
  );
}
