import { useTranslation } from 'react-i18next';
import { type Bilingual } from '../api/model.js';
import { wordFor } from '../ui/known-word.js';
import { useLanguage } from '../ui/use-language.js';
import { type BoardFilter, noValue } from './board-search.js';

/** How a filter value reads: the server's label, else the wording of a code, else the value itself. */
export function useFilterWord() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    filter: BoardFilter,
    value: { readonly value: string; readonly label: Bilingual | null },
  ): string => {
    if (value.label) return value.label[language];
    if (value.value === noValue && filter !== 'coverage') return t(`board.none.${filter}`);
    if (filter === 'coverage')
      return t(`coverage.${value.value}` as 'coverage.gap', { defaultValue: value.value });
    if (filter === 'axis') return wordFor(t, 'axis', value.value);
    return value.value;
  };
}

/** Whether a value reads the same in both languages since nobody translated it: ministries go by their Korean names. */
export function isKoreanOnly(
  filter: BoardFilter,
  { value, label }: { readonly value: string; readonly label: Bilingual | null },
): boolean {
  return label === null && value !== noValue && (filter === 'ministry' || filter === 'occasion');
}
