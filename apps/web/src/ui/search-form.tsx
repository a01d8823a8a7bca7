import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './search-form.css';

export interface SearchFormProps {
  readonly label: string;
  readonly placeholder: string;
  /** The words in force, from the address. */
  readonly value: string;
  readonly onSearch: (words: string) => void;
}

/** The search field of a list. Follows the address when that changes elsewhere. */
export function SearchForm({ label, placeholder, value, onSearch }: SearchFormProps): ReactNode {
  const { t } = useTranslation();
  const [words, setWords] = useState(value);
  const [followed, setFollowed] = useState(value);
  if (followed !== value) {
    setFollowed(value);
    setWords(value);
  }
  return (
    <form
      role="search"
      className="search-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(words.trim());
      }}
    >
      <input
        type="search"
        className="field"
        aria-label={label}
        placeholder={placeholder}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
        }}
      />
      <button type="submit" className="button button--primary">
        {t('board.searchButton')}
      </button>
    </form>
  );
}
