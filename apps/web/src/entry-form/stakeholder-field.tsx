import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceSearch, type FoundChoices } from './choice-search.js';
import { ChosenOne } from './chosen-one.js';
import { type ControlProps } from './field-frame.js';
import { parseChoice } from './field-values.js';
import { useFoundEntries } from './use-found-entries.js';

export interface StakeholderFieldProps {
  readonly control: ControlProps;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const useFoundStakeholders = (words: string): FoundChoices => useFoundEntries('stakeholder', words);

/** Finds the stakeholder of a proposal by name or alias. */
export function StakeholderField({ control, value, onChange }: StakeholderFieldProps): ReactNode {
  const { t } = useTranslation();
  const chosen = parseChoice(value);
  if (chosen !== undefined)
    return (
      <ChosenOne
        control={control}
        chosen={chosen}
        again={t('entryForm.chooseOther')}
        onTakeBack={() => {
          onChange('');
        }}
      />
    );
  return (
    <div className="entry-form__search">
      <ChoiceSearch
        control={control}
        isRequired
        texts={{
          placeholder: t('entryForm.searchStakeholder'),
          list: t('entryForm.stakeholders'),
          none: t('entryForm.noStakeholder'),
          found: (count) => t('entryForm.foundStakeholders', { count }),
        }}
        useFound={useFoundStakeholders}
        onChoose={(one) => {
          onChange(JSON.stringify(one));
        }}
      />
      <p className="entry-form__aside">
        <Link to="/stakeholders/new">{t('entryForm.newStakeholder')}</Link>
      </p>
    </div>
  );
}
