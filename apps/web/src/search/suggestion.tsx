import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type SearchSuggestion } from '../api/model.js';

export interface SuggestionProps {
  readonly suggestion: SearchSuggestion;
  readonly onTake: (q: string) => void;
}

/** Other words that find something, to take with one press. */
export function Suggestion({ suggestion, onTake }: SuggestionProps): ReactNode {
  const { t } = useTranslation();
  return (
    <p className="search__suggestion">
      {t(`search.suggestion.${suggestion.reason}`)}{' '}
      <button
        type="button"
        className="button button--small"
        onClick={() => {
          onTake(suggestion.q);
        }}
      >
        {t('search.take', { q: suggestion.q })}
      </button>
    </p>
  );
}
