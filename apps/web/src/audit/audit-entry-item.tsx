import { type TFunction } from 'i18next';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuditEntry } from '../api/model.js';
import { formatDate, formatTime } from '../ui/format.js';
import { wordFor } from '../ui/known-word.js';
import { useLanguage } from '../ui/use-language.js';
import { type AuditSearch } from './audit-search.js';

export interface AuditEntryItemProps {
  readonly entry: AuditEntry;
  readonly search: AuditSearch;
  readonly onSearch: (search: AuditSearch) => void;
}

/** One entry: when, who, what; opened, what was before and after, and how it came about. */
export function AuditEntryItem({ entry, search, onSearch }: AuditEntryItemProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { at, kind, subject, act, before, after } = entry;
  const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return (
    <li className="audit__entry">
      <p className="audit__what">
        <span className="tag">{t(`audit.act.${act}`)}</span> <strong>{wordFor(t, 'audit.kind', kind)}</strong>
        {subject !== null && search.subject !== subject && (
          <Narrow
            label={t('audit.onlySubject', { subject })}
            onClick={() => {
              onSearch({ kind, subject });
            }}
          >
            {subject}
          </Narrow>
        )}
      </p>
      <p className="rows__facts">
        <time dateTime={at}>
          {formatDate(at, language)} {formatTime(at)}
        </time>
        <Actor entry={entry} isChosen={search.actor === entry.actor} onSearch={onSearch} />
      </p>
      <details className="audit__details">
        <summary>
          {columns.length === 0 ? t('audit.how') : columns.map((column) => fieldWord(t, column)).join(', ')}
        </summary>
        {columns.length > 0 && <Comparison entry={entry} columns={columns} />}
        <How entry={entry} />
      </details>
    </li>
  );
}

/** Columns of entries are named as in their history, those of other things by a wording of their own. */
function fieldWord(t: TFunction, column: string): string {
  const word = wordFor(t, 'audit.field', column);
  return word === column ? wordFor(t, 'history.field', column) : word;
}

interface NarrowProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A word that narrows the list to entries with the same one. */
function Narrow({ label, onClick, children }: NarrowProps): ReactNode {
  return (
    <button type="button" className="button button--text" aria-label={label} onClick={onClick}>
      {children}
    </button>
  );
}

interface ActorProps {
  readonly entry: AuditEntry;
  readonly isChosen: boolean;
  readonly onSearch: (search: AuditSearch) => void;
}

function Actor({ entry: { actor, actorName, keyId }, isChosen, onSearch }: ActorProps): ReactNode {
  const { t } = useTranslation();
  const task = /^task:(.*)$/.exec(actor)?.[1];
  const name =
    actorName ??
    (task === undefined
      ? actor === 'public'
        ? t('audit.public')
        : actor
      : t('audit.task', { task: wordFor(t, 'audit.taskName', task) }));
  return (
    <span>
      {isChosen ? (
        name
      ) : (
        <Narrow
          label={t('audit.onlyActor', { name })}
          onClick={() => {
            onSearch({ actor });
          }}
        >
          {name}
        </Narrow>
      )}
      {keyId !== null && ` ${t('audit.byKey')}`}
    </span>
  );
}

interface ComparisonProps {
  readonly entry: AuditEntry;
  readonly columns: readonly string[];
}

function Comparison({ entry: { before, after }, columns }: ComparisonProps): ReactNode {
  const { t } = useTranslation();
  return (
    <table className="audit__table">
      <thead>
        <tr>
          <th scope="col">{t('audit.column')}</th>
          {before !== null && <th scope="col">{t('audit.before')}</th>}
          {after !== null && <th scope="col">{t(before === null ? 'audit.value' : 'audit.after')}</th>}
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column}>
            <th scope="row">{fieldWord(t, column)}</th>
            {before !== null && <td>{shownValue(t, before[column])}</td>}
            {after !== null && <td>{shownValue(t, after[column])}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shownValue(t: TFunction, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('state.none');
  if (value === '[redacted]') return t('audit.redacted');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function How({ entry }: { readonly entry: AuditEntry }): ReactNode {
  const { t } = useTranslation();
  const { id, method, route, network, requestId, keyId, seal } = entry;
  const facts = [
    t('audit.number', { id }),
    ...(method === null || route === null ? [] : [`${method} ${route}`]),
    ...(network === null ? [] : [t('audit.network', { network })]),
    ...(requestId === null ? [] : [t('audit.request', { id: requestId })]),
    ...(keyId === null ? [] : [t('audit.key', { id: keyId })]),
    seal === null ? t('audit.unsealed') : t('audit.inSeal', { seal }),
  ];
  return (
    <ul className="rows__facts audit__how">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
