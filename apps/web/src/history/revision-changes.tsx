import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Revision } from '../api/model.js';
import { Disclosure } from '../ui/disclosure.js';
import { wordFor } from '../ui/known-word.js';
import { useLanguage } from '../ui/use-language.js';
import { WordDifference } from '../ui/word-difference.js';
import { fieldText } from './field-text.js';

export interface RevisionChangesProps {
  readonly revision: Revision;
  /** The revision before, when it is loaded. */
  readonly before: Revision | undefined;
}

/** What an edit changed, field by field and word by word; opened on demand. */
export function RevisionChanges({ revision, before }: RevisionChangesProps): ReactNode {
  const { t } = useTranslation();
  const fields = revision.changed.map((field) => wordFor(t, 'history.field', field)).join(', ');
  if (before === undefined) return <p>{t('history.edit', { fields })}</p>;
  return (
    <Disclosure className="history__changes" summary={t('history.edit', { fields })}>
      <dl className="differences">
        {revision.changed.map((field) => (
          <FieldChange key={field} field={field} revision={revision} before={before} />
        ))}
      </dl>
    </Disclosure>
  );
}

interface FieldChangeProps {
  readonly field: string;
  readonly revision: Revision;
  readonly before: Revision;
}

function FieldChange({ field, revision, before }: FieldChangeProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const earlier = fieldText(before.snapshot, field, { t, language });
  const later = fieldText(revision.snapshot, field, { t, language });
  return (
    <div>
      <dt>{wordFor(t, 'history.field', field)}</dt>
      <dd lang={languageOf(field)}>
        {earlier === undefined || later === undefined ? (
          t('history.notShown')
        ) : (
          <WordDifference before={earlier} after={later} />
        )}
      </dd>
    </div>
  );
}

const koreanFields: ReadonlySet<string> = new Set([
  ...[
    'title',
    'body',
    'asks',
    'ministry',
    'agency',
    'regions',
    'legal_basis',
    'law',
    'law_aliases',
    'article',
  ],
  ...['delegation', 'unmade_rules', 'unconfirmed_note', 'speaker_role', 'occasion', 'source_heading'],
]);

/** The language of what people wrote into a field, whatever the page is read in. */
function languageOf(field: string): 'ko' | 'en' | undefined {
  if (field.endsWith('_en')) return 'en';
  return koreanFields.has(field) ? 'ko' : undefined;
}
