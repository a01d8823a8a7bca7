import { useQueries, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { stakeholderQuery } from '../api/queries.js';
import { ChoiceSearch, type FoundChoices } from '../entry-form/choice-search.js';
import '../entry-form/entry-form.css';
import { useFoundEntries } from '../entry-form/use-found-entries.js';
import { ChoiceBoxes } from '../ui/choice-boxes.js';
import { useLanguage } from '../ui/use-language.js';
import { mostOffered, stakeholderChoicesQuery } from './subscription-queries.js';

export interface StakeholderBoxesProps {
  /** Ids. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

const useFoundStakeholders = (words: string): FoundChoices => useFoundEntries('stakeholder', words);

/** Stakeholders to tick: the first ones by name, those that are chosen, and where there are more, any that is looked for. */
export function StakeholderBoxes({ chosen, onChange }: StakeholderBoxesProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const language = useLanguage();
  const { data } = useQuery(stakeholderChoicesQuery());
  const offered = data?.items ?? [];
  const others = chosen.filter((one) => data !== undefined && offered.every((first) => first.id !== one));
  const named = useQueries({ queries: others.map((one) => stakeholderQuery(one)) });
  const entries = [...offered, ...named.flatMap((query) => query.data ?? [])];
  // one that is gone stays to be taken back
  const gone = others.filter((_, place) => named[place]?.isError === true);
  const choices = [
    ...entries.map((one) => ({
      value: one.id,
      label: language === 'en' ? (one.titleEn ?? one.title) : one.title,
    })),
    ...gone.map((value) => ({ value, label: t('subscriptions.gone') })),
  ];
  return (
    <>
      <ChoiceBoxes
        legend={t('subscriptions.stakeholders')}
        choices={choices}
        chosen={chosen}
        onChange={onChange}
      />
      {(data?.total ?? 0) > mostOffered && (
        <div className="entry-form__search">
          <label htmlFor={id}>{t('subscriptions.searchStakeholder')}</label>
          <ChoiceSearch
            control={{ id, noteId: `${id}-note`, isInvalid: false }}
            texts={{
              placeholder: t('subscriptions.searchHint'),
              list: t('subscriptions.foundList'),
              none: t('subscriptions.foundNone'),
              found: (count) => t('subscriptions.found', { count }),
            }}
            useFound={useFoundStakeholders}
            except={entries
              .filter((one) => chosen.includes(one.id))
              .map((one) => ({ id: one.id, name: one.title, nameEn: one.titleEn }))}
            onChoose={(one) => {
              onChange([...chosen, one.id]);
            }}
          />
          <p id={`${id}-note`} className="form__hint">
            {t('subscriptions.first', { count: mostOffered })}
          </p>
        </div>
      )}
    </>
  );
}
