import { useQueries, useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Industry } from '../api/model.js';
import { useLanguage } from '../ui/use-language.js';
import { useFieldId } from './field-id.js';
import { type FitFault } from './fit-drafts.js';
import { industryQuery } from './fit-queries.js';

const MOST = 20;

export interface IndustryFieldProps {
  readonly codes: readonly string[];
  readonly faults: readonly FitFault[];
  readonly onChange: (codes: readonly string[]) => void;
}

/** Finds industries by name or code while one types, and shows those that are chosen. */
export function IndustryField({ codes, faults, onChange }: IndustryFieldProps): ReactNode {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const { data } = useQuery(industryQuery(useDeferredValue(words.trim())));
  const found = words.trim() === '' ? undefined : data?.items.filter(({ code }) => !codes.includes(code));
  return (
    <>
      <SearchField
        words={words}
        foundCount={found?.length}
        fault={faults.find(({ field }) => field === 'codes')}
        onChange={setWords}
      />
      {found !== undefined && found.length > 0 && codes.length < MOST && (
        <Industries
          industries={found}
          label={t('fit.label.industrySearch')}
          act="add"
          onPress={(code) => {
            setWords('');
            onChange([...codes, code]);
          }}
        />
      )}
      <Chosen codes={codes} onChange={onChange} />
    </>
  );
}

interface SearchFieldProps {
  readonly words: string;
  /** Undefined while nothing was looked for. */
  readonly foundCount: number | undefined;
  readonly fault: FitFault | undefined;
  readonly onChange: (words: string) => void;
}

function SearchField({ words, foundCount, fault, onChange }: SearchFieldProps): ReactNode {
  const { t } = useTranslation();
  const [id, foundId] = [useFieldId('codes'), useFieldId('industries-found')];
  return (
    <div className="form__row">
      <label htmlFor={id}>{t('fit.label.industrySearch')}</label>
      <input
        id={id}
        className="field"
        type="search"
        autoComplete="off"
        maxLength={200}
        placeholder={t('fit.label.industryPlaceholder')}
        value={words}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={foundId}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault(); // it is found already, and the form is not sent
        }}
      />
      <p id={foundId} className={fault === undefined ? 'form__hint' : 'form__fault'} role="status">
        {fault !== undefined && t(`fit.fault.${fault.rule}`)}
        {foundCount === 0 && t('fit.label.industryNone')}
        {foundCount !== undefined && foundCount > 0 && t('fit.label.industryFound', { count: foundCount })}
      </p>
    </div>
  );
}

function Chosen({ codes, onChange }: Pick<IndustryFieldProps, 'codes' | 'onChange'>): ReactNode {
  const { t } = useTranslation();
  const named = useQueries({ queries: codes.map((code) => industryQuery(code)) });
  if (codes.length === 0) return null;
  const industries = codes.map((code, at) => {
    const known = named[at]?.data?.items[0];
    return { code, ko: known?.ko ?? code, en: known?.en ?? code };
  });
  return (
    <>
      <h2 className="fit__small-heading">{t('fit.label.industryChosen')}</h2>
      <Industries
        industries={industries}
        label={t('fit.label.industryChosen')}
        act="remove"
        onPress={(code) => {
          onChange(codes.filter((one) => one !== code));
        }}
      />
    </>
  );
}

interface IndustriesProps {
  readonly industries: readonly Industry[];
  readonly label: string;
  readonly act: 'add' | 'remove';
  readonly onPress: (code: string) => void;
}

function Industries({ industries, label, act, onPress }: IndustriesProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className="fit__industries" aria-label={label}>
      {industries.map((industry) => {
        const name = `${industry[language]} (${industry.code})`;
        return (
          <li key={industry.code}>
            <button
              type="button"
              className="button button--small"
              aria-label={t(`fit.label.${act}`, { name })}
              onClick={() => {
                onPress(industry.code);
              }}
            >
              {name} {act === 'remove' && <span aria-hidden="true">✕</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
