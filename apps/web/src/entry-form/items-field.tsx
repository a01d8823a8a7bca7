import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Localised } from '../ui/localised.js';
import { ChoiceSearch, type FoundChoices } from './choice-search.js';
import { type ControlProps } from './field-frame.js';
import { parseChoices, writeChoices } from './field-values.js';
import { useFoundEntries } from './use-found-entries.js';

export interface ItemsFieldProps {
  readonly control: ControlProps;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const useFoundItems = (words: string): FoundChoices => useFoundEntries('legislative_item', words);

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
      <ChoiceSearch
        control={control}
        texts={{
          placeholder: t('entryForm.searchItem'),
          list: t('entryForm.items'),
          none: t('entryForm.noItem'),
          found: (count) => t('entryForm.foundItems', { count }),
        }}
        useFound={useFoundItems}
        except={chosen}
        onChoose={(one) => {
          onChange(writeChoices([...chosen, one]));
        }}
      />
    </div>
  );
}
