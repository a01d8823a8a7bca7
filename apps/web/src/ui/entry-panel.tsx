import { Navigate } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { NotFoundPage } from '../shell/not-found-page.js';
import { AsyncPanel, type PanelQuery, ProblemPanel } from './async-panel.js';
import { type entryAddresses, type EntryKind } from './entry-addresses.js';

export interface EntryPanelProps<T> {
  /** Address of entries of this kind. */
  readonly to: (typeof entryAddresses)[EntryKind];
  readonly query: PanelQuery<T>;
  readonly children: (entry: T) => ReactNode;
}

/** The page of one entry: the entry, or what it is part of now, or that there is none, or why it could not be loaded — always under a heading. */
export function EntryPanel<T>({ to, query, children }: EntryPanelProps<T>): ReactNode {
  const { t } = useTranslation();
  const isRefused = query.data === undefined && query.isError;
  const mergedInto = query.error instanceof ApiProblem ? query.error.mergedInto : undefined;
  if (mergedInto !== undefined) return <Navigate to={to} params={{ id: mergedInto }} replace />;
  if (isRefused && query.error instanceof ApiProblem && query.error.status === 404) return <NotFoundPage />;
  return (
    <div className="page">
      {isRefused ? (
        <>
          <h1>{t('state.error')}</h1>
          <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />
        </>
      ) : (
        <AsyncPanel query={query} lines={12}>
          {children}
        </AsyncPanel>
      )}
    </div>
  );
}
