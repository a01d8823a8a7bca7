import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Revision } from '../api/model.js';
import { formatDate, formatTime } from './format.js';
import './history.css';
import { wordFor } from './known-word.js';
import { useLanguage } from './use-language.js';

export interface HistoryProps {
  readonly revisions: readonly Revision[];
  readonly currentRevision: number;
}

/** The revisions of an entry, newest first, with what changed in each. */
export function History({ revisions, currentRevision }: HistoryProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (revisions.length === 0) return <p className="entry-aside__none">{t('history.none')}</p>;
  return (
    <ol className="history">
      {revisions.map((one) => (
        <li key={one.revision}>
          <p className="history__revision">
            {t('history.revision', { revision: one.revision })}
            {one.revision === currentRevision && <span className="tag">{t('history.current')}</span>}
          </p>
          <p>
            <time dateTime={one.changedAt}>
              {formatDate(one.changedAt, language)} {formatTime(one.changedAt)}
            </time>
          </p>
          <p>
            {one.fields.length === 0
              ? t('history.created')
              : t('history.changed', {
                  fields: one.fields.map((field) => wordFor(t, 'history.field', field)).join(', '),
                })}
          </p>
        </li>
      ))}
    </ol>
  );
}
