import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Revision } from '../api/model.js';
import { type EntryKind, historyQuery } from '../api/queries.js';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { formatDateTime } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import './history-panel.css';
import { ImportNote } from './import-note.js';
import { RevisionChanges } from './revision-changes.js';

export interface HistoryPanelProps {
  readonly kind: EntryKind;
  readonly id: string;
  readonly currentRevision: number;
}

/** The revisions of an entry, newest first, with what changed in each. */
export function HistoryPanel({ kind, id, currentRevision }: HistoryPanelProps): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(historyQuery(kind, id));
  return (
    <section aria-labelledby="history-heading">
      <h2 id="history-heading" className="section-heading">
        {t('history.title')}
      </h2>
      <AsyncPanel query={query} lines={2}>
        {({ pages }) => {
          const revisions = pages.flatMap(({ items }) => items);
          return (
            <ol className="history">
              {revisions.map((one, index) => (
                <RevisionItem
                  key={one.revision}
                  revision={one}
                  before={revisions[index + 1]}
                  isCurrent={one.revision === currentRevision}
                />
              ))}
            </ol>
          );
        }}
      </AsyncPanel>
      <More query={query} />
      <ImportNote id={id} />
    </section>
  );
}

interface RevisionItemProps {
  readonly revision: Revision;
  readonly before: Revision | undefined;
  readonly isCurrent: boolean;
}

function RevisionItem({ revision, before, isCurrent }: RevisionItemProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li>
      <p className="history__revision">
        {t('history.revision', { revision: revision.revision })}
        {isCurrent && <span className="tag">{t('history.current')}</span>}
      </p>
      <p>
        <time dateTime={revision.at}>{formatDateTime(revision.at, language)}</time>
      </p>
      {revision.actor !== null && <p>{t('history.by', { name: revision.actor })}</p>}
      {revision.operation === 'edit' ? (
        <RevisionChanges revision={revision} before={before} />
      ) : (
        <p>{t(`history.${revision.operation}`)}</p>
      )}
    </li>
  );
}
