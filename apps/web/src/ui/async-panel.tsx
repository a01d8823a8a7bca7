import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { useLanguage } from './use-language.js';
import './async-panel.css';

/** The part of a TanStack query that decides what a panel shows. */
export interface PanelQuery<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  readonly refetch: () => unknown;
}

export interface AsyncPanelProps<T> {
  readonly query: PanelQuery<T>;
  /** Lines of the placeholder; about as many as the content will have, so that nothing jumps. */
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}

/** Shows the data of one query, or its own placeholder or refusal; other panels of the page are not touched. */
export function AsyncPanel<T>({ query, lines = 6, children }: AsyncPanelProps<T>): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingPanel lines={lines} />;
}

const slowAfterMs = 4_000;
const verySlowAfterMs = 15_000;

function LoadingPanel({ lines }: { readonly lines: number }): ReactNode {
  const { t } = useTranslation();
  const [wait, setWait] = useState<'short' | 'slow' | 'verySlow'>('short');
  useEffect(() => {
    const slow = setTimeout(() => {
      setWait('slow');
    }, slowAfterMs);
    const verySlow = setTimeout(() => {
      setWait('verySlow');
    }, verySlowAfterMs);
    return () => {
      clearTimeout(slow);
      clearTimeout(verySlow);
    };
  }, []);
  return (
    <div className="loading" aria-busy="true">
      <p className={wait === 'short' ? 'sr-only' : 'loading__wait'} role="status">
        {wait === 'short' && t('state.loading')}
        {wait === 'slow' && t('state.slow')}
        {wait === 'verySlow' && t('state.verySlow')}
      </p>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="loading__line" />
      ))}
    </div>
  );
}

export function ProblemPanel({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const problem = error instanceof ApiProblem ? error : undefined;
  return (
    <div className="problem" role="alert">
      <p className="problem__title">{t('state.error')}</p>
      <p>{problem?.detailIn(language) ?? t('state.errorOffline')}</p>
      {problem?.requestId !== undefined && (
        <p className="problem__id">{t('state.requestId', { id: problem.requestId })}</p>
      )}
      <button type="button" className="button button--small" onClick={onRetry}>
        {t('state.retry')}
      </button>
    </div>
  );
}
