import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeTargetsQuery } from '../rearrange/rearrange-queries.js';
import { Localised } from '../ui/localised.js';
import { type ControlProps } from './field-frame.js';
import { type NamedChoice, parseChoices, writeChoices } from './field-values.js';

export interface ItemsFieldProps {
  readonly control: ControlProps;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Finds legislative items by title, law or article, and keeps any number of them. */
export function ItemsField({ control, value, onChange }: ItemsFieldProps): ReactNode {
  const { t } = useTranslation();
  const chosen = parseChoices(value);
  return (
    <div className="entry-form__search">
      {chosen.length > 0 && (
        <ul className="entry-form__found" aria-label={t('entryForm.chosenItems')}>
          {chosen.map((one) => (
            <li key={one.id} className="entry-form__chosen">
              <Localised ko={one.name} en={one.nameEn} />
              <button
                type="button"
                className="button button--small"
                aria-label={t('entryForm.removeItem', { name: one.name })}
                onClick={() => {
                  onChange(writeChoices(chosen.filter(({ id }) => id !== one.id)));
                }}
              >
                {t('entryForm.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <ItemSearch
        control={control}
        chosen={chosen}
        onChoose={(one) => {
          onChange(writeChoices([...chosen, one]));
        }}
      />
    </div>
  );
}

interface ItemSearchProps {
  readonly control: ControlProps;
  readonly chosen: readonly NamedChoice[];
  readonly onChoose: (item: NamedChoice) => void;
}

function ItemSearch({ control, chosen, onChoose }: ItemSearchProps): ReactNode {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const { data, isError } = useQuery(mergeTargetsQuery('legislative_item', useDeferredValue(words.trim())));
  const found = data?.filter(({ id }) => chosen.every((one) => one.id !== id));
  return (
    <>
      <input
        id={control.id}
        className="field"
        type="search"
        autoComplete="off"
        maxLength={200}
        placeholder={t('entryForm.searchItem')}
        value={words}
        aria-invalid={control.isInvalid}
        aria-describedby={`${control.noteId} ${control.id}-found`}
        onChange={(event) => {
          setWords(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault(); // it is found already, and the form is not sent
        }}
      />
      <p id={`${control.id}-found`} className="form__hint" role="status">
        {isError && t('state.errorOffline')}
        {found?.length === 0 && t('entryForm.noItem')}
        {found !== undefined && found.length > 0 && t('entryForm.foundItems', { count: found.length })}
      </p>
      {found !== undefined && found.length > 0 && (
        <ul className="entry-form__found" aria-label={t('entryForm.items')}>
          {found.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="button button--small"
                onClick={() => {
                  setWords('');
                  onChoose({ id: one.id, name: one.title, nameEn: one.titleEn });
                }}
              >
                <Localised ko={one.title} en={one.titleEn} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
