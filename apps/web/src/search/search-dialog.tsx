import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Autocomplete, Input, RouterProvider, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type SearchAnswer } from '../api/model.js';
import { ProblemPanel } from '../ui/async-panel.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { FoundList, type FoundPages, useFoundPages } from './found-list.js';
import { searchQuery } from './search-queries.js';
import { Suggestion } from './suggestion.js';
import './search.css';

const PER_KIND = 5;
const PAUSE_MS = 180;

/** Search over everything, from anywhere: type, go down the groups, open. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const router = useRouter();
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const q = useAfterPause(words.trim());
  const query = useQuery(searchQuery(q, PER_KIND));
  const answer = q === '' ? undefined : query.data;
  const pages = useFoundPages(q);

  /** The button that was pressed goes away, so focus returns to the field. */
  function take(suggested: string): void {
    setWords(suggested);
    field.current?.focus();
  }

  function go(address: string): void {
    onClose();
    router.history.push(address);
  }

  return (
    <ModalDialog title={t('search.title')} onClose={onClose}>
      <RouterProvider navigate={go}>
        <div className="search">
          <Autocomplete inputValue={words} onInputChange={setWords}>
            <SearchField className="search__field" aria-label={t('search.title')}>
              <Input ref={field} className="field" placeholder={t('search.placeholder')} maxLength={200} />
            </SearchField>
            <FoundStatus q={q} answer={answer} pages={pages} isError={query.isError} />
            {answer !== undefined && <FoundList answer={answer} pages={pages} q={q} />}
          </Autocomplete>
          {query.isError && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
          {answer?.suggestion != null && <Suggestion suggestion={answer.suggestion} onTake={take} />}
          {answer !== undefined && answer.groups.length > 0 && (
            <p>
              <Link to="/search" search={{ q }} onClick={onClose}>
                {t('search.all')}
              </Link>
            </p>
          )}
        </div>
      </RouterProvider>
    </ModalDialog>
  );
}

interface FoundStatusProps {
  readonly q: string;
  readonly answer: SearchAnswer | undefined;
  readonly pages: FoundPages;
  readonly isError: boolean;
}

/** What a screen reader is told while one types; a failure has its own panel. */
function FoundStatus({ q, answer, pages, isError }: FoundStatusProps): ReactNode {
  const { t } = useTranslation();
  const count = answer?.groups.reduce((sum, { total }) => sum + total, 0);
  const beside = pages.concept.length + pages.place.length;
  const found =
    count === 0 && beside === 0
      ? t('search.none', { q })
      : count !== undefined && t('search.count', { count: count + beside });
  return (
    <p className="search__status" role="status">
      {q === '' ? t('search.hint') : !isError && (found || t('state.loading'))}
    </p>
  );
}

/** A value once it has stayed the same for a moment, so that not every key asks the server. */
function useAfterPause(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);
  return settled;
}
