import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { sourceDocumentList } from '../generated/sdk.gen.js';
import { ChoiceSearch, type FoundChoices } from './choice-search.js';
import { ChosenOne } from './chosen-one.js';
import { type ControlProps } from './field-frame.js';
import { documentOf } from './field-values.js';

export interface DocumentFieldProps {
  readonly control: ControlProps;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const SHOWN = 8;

/** Documents with some words; the first ones by title before anything is typed. */
function useFoundDocuments(words: string): FoundChoices {
  const { data, isError } = useQuery({
    queryKey: ['source-documents', words],
    queryFn: () =>
      dataOf(sourceDocumentList({ query: { limit: SHOWN, ...(words === '' ? {} : { q: words }) } })),
    placeholderData: keepPreviousData,
  });
  return {
    found: data?.items.map(({ id, title, titleEn }) => ({ id, name: title, nameEn: titleEn })),
    isError,
  };
}

/** Finds the stored document that an entry is taken from by title, file or address. */
export function DocumentField({ control, value, onChange }: DocumentFieldProps): ReactNode {
  const { t } = useTranslation();
  const chosen = documentOf(value);
  if (chosen !== undefined)
    return (
      <ChosenOne
        control={control}
        chosen={chosen}
        again={t('entryForm.otherDocument')}
        onTakeBack={() => {
          onChange('');
        }}
      />
    );
  return (
    <div className="entry-form__search">
      <ChoiceSearch
        control={control}
        texts={{
          placeholder: t('entryForm.searchDocument'),
          list: t('entryForm.documents'),
          none: t('entryForm.noDocument'),
          found: (count) => t('entryForm.foundDocuments', { count }),
        }}
        useFound={useFoundDocuments}
        onChoose={(one) => {
          onChange(JSON.stringify(one));
        }}
      />
    </div>
  );
}
