import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Revision } from '../api/model.js';
import { type EntryKind, historyQuery } from '../api/queries.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { formatDate, formatTime } from '../ui/format.js';
import { wordFor } from '../ui/known-word.js';
import { useLanguage } from '../ui/use-language.js';
import './history-panel.css';

export interface HistoryPanelProps {
  readonly kind: EntryKind;
  readonly id: string;
  readonly currentRevision: number;
}

/** The revisions of an entry, newest first, with what changed in each. */
export function HistoryPanel({ kind, id, currentRevision }: HistoryPanelProps): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(historyQuery(kind, id));
  return (
    <section aria-labelledby="history-heading">
      <h2 id="history-heading" className="section-heading">
        {t('history.title')}
      </h2>
      <AsyncPanel query={query} lines={2}>
        {(page) => (
          <ol className="history">
            {page.items.map((one) => (
              <RevisionItem key={one.revision} revision={one} isCurrent={one.revision === currentRevision} />
            ))}
          </ol>
        )}
      </AsyncPanel>
    </section>
  );
}

interface RevisionItemProps {
  readonly revision: Revision;
  readonly isCurrent: boolean;
}

function RevisionItem({ revision, isCurrent }: RevisionItemProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const fields = revision.changed.map((field) => wordFor(t, 'history.field', field)).join(', ');
  return (
    <li>
      <p className="history__revision">
        {t('history.revision', { revision: revision.revision })}
        {isCurrent && <span className="tag">{t('history.current')}</span>}
      </p>
      <p>
        <time dateTime={revision.at}>
          {formatDate(revision.at, language)} {formatTime(revision.at)}
        </time>
      </p>
      {revision.actor !== null && <p>{t('history.by', { name: revision.actor })}</p>}
      <p>
        {revision.operation === 'edit' ? t('history.edit', { fields }) : t(`history.${revision.operation}`)}
      </p>
    </li>
  );
}
