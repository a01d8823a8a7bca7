import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { facetValueList } from '../generated/sdk.gen.js';
import { type FacetValueDto } from '../generated/types.gen.js';
import { useLanguage } from '../ui/use-language.js';
import { faultOf } from './fault-text.js';
import { type ControlProps, FieldFrame } from './field-frame.js';
import { type FACET_NAMES, type FacetSetting, parseFacet, writeFacet } from './field-values.js';
import { type FormFieldRowProps, type StoredProps } from './form-field-props.js';

type FacetName = (typeof FACET_NAMES)[number];
const SHOWN = 12;
const MOST_CONCEPTS = 20;

function conceptsQuery(
  query: NonNullable<Parameters<typeof facetValueList>[0]>['query'],
  isEnabled: boolean,
) {
  return queryOptions({
    queryKey: ['facet-values', query],
    queryFn: () => dataOf(facetValueList({ query: query ?? {} })),
    enabled: isEnabled,
    staleTime: 600_000,
    placeholderData: keepPreviousData,
  });
}

/** One facet of a measure: read from its text, said to be empty, or set to concepts of the thesaurus. */
export function FacetField(props: FormFieldRowProps & StoredProps): ReactNode {
  const { field, value, faults, storedText, onUseStored, onChange } = props;
  const { t } = useTranslation();
  const setting = parseFacet(value);
  const mode = typeof setting === 'string' ? setting : 'chosen';
  const [isChoosing, setIsChoosing] = useState(mode === 'chosen');
  const write = (next: FacetSetting): void => {
    onChange(writeFacet(next));
  };
  const shown = isChoosing && mode === 'automatic' ? 'chosen' : mode;
  return (
    <FieldFrame
      field={field}
      fault={faultOf(faults, field.name)}
      stored={storedText}
      onUseStored={onUseStored}
    >
      {(control) => (
        <>
          <select
            id={control.id}
            className="field"
            value={shown}
            aria-describedby={control.noteId}
            onChange={(event) => {
              setIsChoosing(event.target.value === 'chosen');
              write(event.target.value === 'none' ? 'none' : 'automatic');
            }}
          >
            <option value="automatic">{t('entryForm.facet.automatic')}</option>
            <option value="chosen">{t('entryForm.facet.chosen')}</option>
            <option value="none">{t('entryForm.facet.none')}</option>
          </select>
          {shown === 'chosen' && (
            <ConceptChoice
              control={control}
              label={field.label}
              facet={field.name.slice('facetOverrides.'.length) as FacetName}
              chosen={typeof setting === 'string' ? [] : setting}
              onChange={(ids) => {
                write(ids.length === 0 ? 'automatic' : ids);
              }}
            />
          )}
        </>
      )}
    </FieldFrame>
  );
}

interface ConceptChoiceProps {
  readonly control: ControlProps;
  readonly label: string;
  readonly facet: FacetName;
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

function ConceptChoice({ control, label, facet, chosen, onChange }: ConceptChoiceProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const [words, setWords] = useState('');
  const q = useDeferredValue(words.trim());
  const named = useQuery(conceptsQuery({ id: [...chosen], limit: MOST_CONCEPTS }, chosen.length > 0));
  const found = useQuery(conceptsQuery({ facet, q, limit: SHOWN }, q !== ''));
  const nameOf = (id: string): string => named.data?.items.find((one) => one.id === id)?.[language] ?? id;
  const offered = q === '' ? [] : (found.data?.items.filter(({ id }) => !chosen.includes(id)) ?? []);
  return (
    <div className="entry-form__search">
      <Chosen
        label={label}
        chosen={chosen}
        nameOf={nameOf}
        onRemove={(id) => {
          onChange(chosen.filter((one) => one !== id));
        }}
      />
      <input
        className="field"
        type="search"
        autoComplete="off"
        maxLength={200}
        disabled={chosen.length >= MOST_CONCEPTS}
        aria-label={t('entryForm.facet.search', { facet: label })}
        placeholder={t('entryForm.facet.placeholder')}
        value={words}
        aria-describedby={`${control.id}-found`}
        onChange={(event) => {
          setWords(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <p id={`${control.id}-found`} className="form__hint" role="status">
        {found.isError && t('state.errorOffline')}
        {q !== '' && found.data !== undefined && t('entryForm.facet.found', { count: found.data.total })}
      </p>
      {offered.length > 0 && (
        <Offered
          concepts={offered}
          onChoose={(id) => {
            onChange([...chosen, id]);
            setWords('');
          }}
        />
      )}
    </div>
  );
}

interface ChosenProps {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly nameOf: (id: string) => string;
  readonly onRemove: (id: string) => void;
}

function Chosen({ label, chosen, nameOf, onRemove }: ChosenProps): ReactNode {
  const { t } = useTranslation();
  if (chosen.length === 0) return null;
  return (
    <ul className="chips" aria-label={t('entryForm.facet.list', { facet: label })}>
      {chosen.map((id) => (
        <li key={id}>
          <button
            type="button"
            className="chip"
            aria-label={t('entryForm.facet.remove', { name: nameOf(id) })}
            onClick={() => {
              onRemove(id);
            }}
          >
            {nameOf(id)}
            <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
              <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" fill="none" stroke="currentColor" strokeWidth="1.6" />
            </svg>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface OfferedProps {
  readonly concepts: readonly FacetValueDto[];
  readonly onChoose: (id: string) => void;
}

function Offered({ concepts, onChoose }: OfferedProps): ReactNode {
  const language = useLanguage();
  return (
    <ul className="entry-form__found">
      {concepts.map((concept) => (
        <li key={concept.id}>
          <button
            type="button"
            className="button button--small"
            onClick={() => {
              onChoose(concept.id);
            }}
          >
            {concept[language]}
          </button>
        </li>
      ))}
    </ul>
  );
}
