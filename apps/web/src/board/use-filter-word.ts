import { useTranslation } from 'react-i18next';
import { type Bilingual } from '../api/model.js';
import { formatMonth } from '../ui/format.js';
import { wordFor } from '../ui/known-word.js';
import { useLanguage } from '../ui/use-language.js';
import { type BoardFilter, noValue, ownValue } from './board-search.js';

/** Where the wording of a filter's codes stands. */
const wordGroups: Readonly<Partial<Record<BoardFilter, string>>> = {
  coverage: 'coverage',
  moved: 'board.moved',
  review: 'board.review',
};

/** How a filter value reads: the server's label, else the wording of a code, else the value itself. */
export function useFilterWord() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    filter: BoardFilter,
    value: { readonly value: string; readonly label: Bilingual | null },
  ): string => {
    if (value.label) return value.label[language];
    if (filter === 'assignee' && value.value === ownValue) return t('board.ownAssignee');
    if (value.value === noValue && filter !== 'coverage') return t(`board.none.${filter}`);
    if (filter === 'period') return formatMonth(value.value, language);
    if (filter === 'axis') return wordFor(t, 'axis', value.value);
    const group = wordGroups[filter];
    if (group === undefined) return value.value;
    return t(`${group}.${value.value}` as 'coverage.gap', { defaultValue: value.value });
  };
}

/** Whether a value reads the same in both languages since nobody translated it: ministries go by their Korean names. */
export function isKoreanOnly(
  filter: BoardFilter,
  { value, label }: { readonly value: string; readonly label: Bilingual | null },
): boolean {
  return label === null && value !== noValue && (filter === 'ministry' || filter === 'occasion');
}
