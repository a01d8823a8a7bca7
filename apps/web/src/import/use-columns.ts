import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { type EntryForm } from '../entry-form/entry-forms.js';
import { columnsOf, type ImportColumn } from './import-columns.js';

/** The columns of a kind by the words of the page's language; Korean headers are known in any language. */
export function useColumns(form: EntryForm): readonly ImportColumn[] {
  const { t } = useTranslation();
  const others = ['ko', 'en'].filter((one) => i18next.hasResourceBundle(one, 'translation'));
  return columnsOf(
    form,
    t,
    others.map((language) => i18next.getFixedT(language)),
  );
}
