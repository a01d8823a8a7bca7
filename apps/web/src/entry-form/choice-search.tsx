import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Localised } from '../ui/localised.js';
import { type ControlProps } from './field-frame.js';
import { type NamedChoice } from './field-values.js';

/** What was found for some words; undefined while nothing was looked for. */
export interface FoundChoices {
  readonly found: readonly NamedChoice[] | undefined;
  readonly isError: boolean;
}

export interface ChoiceSearchProps {
  readonly control: ControlProps;
  readonly isRequired?: boolean;
  readonly texts: {
    readonly placeholder: string;
    /** Name of the list of what was found. */
    readonly list: string;
    readonly none: string;
    readonly found: (count: number) => string;
  };
  /** A hook that looks for words. */
  readonly useFound: (words: string) => FoundChoices;
  /** Chosen already, and not shown again. */
  readonly except?: readonly NamedChoice[];
  readonly onChoose: (choice: NamedChoice) => void;
}

/** Finds entries while one types, and lets one of them be chosen. */
export function ChoiceSearch(props: ChoiceSearchProps): ReactNode {
  const { control, isRequired, texts, useFound, except = [], onChoose } = props;
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const { found: all, isError } = useFound(useDeferredValue(words.trim()));
  const found = all?.filter(({ id }) => except.every((one) => one.id !== id));
  return (
    <>
      <input
        id={control.id}
        className="field"
        type="search"
        autoComplete="off"
        maxLength={200}
        placeholder={texts.placeholder}
        value={words}
        aria-required={isRequired}
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
        {found?.length === 0 && texts.none}
        {found !== undefined && found.length > 0 && texts.found(found.length)}
      </p>
      {found !== undefined && found.length > 0 && (
        <ul className="entry-form__found" aria-label={texts.list}>
          {found.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="button button--small"
                onClick={() => {
                  setWords('');
                  onChoose(one);
                }}
              >
                <Localised ko={one.name} en={one.nameEn} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
