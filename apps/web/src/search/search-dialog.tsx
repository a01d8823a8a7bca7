import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import {
  Autocomplete,
  Collection,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  RouterProvider,
  SearchField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type FoundEntry, type SearchAnswer, type SearchGroup } from '../api/model.js';
import { ProblemPanel } from '../ui/async-panel.js';
import { entryAddresses } from '../ui/entry-addresses.js';
import { Localised } from '../ui/localised.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { FoundFacts, Marked, whyFound } from './found-entry.js';
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
            <FoundStatus q={q} answer={answer} isError={query.isError} />
            {answer !== undefined && (
              <ListBox
                className="search__found"
                aria-label={t('search.results')}
                items={answer.groups.map((group) => ({ ...group, id: group.kind }))}
              >
                {(group) => <GroupSection group={group} q={q} />}
              </ListBox>
            )}
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
  readonly isError: boolean;
}

/** What a screen reader is told while one types; a failure has its own panel. */
function FoundStatus({ q, answer, isError }: FoundStatusProps): ReactNode {
  const { t } = useTranslation();
  const count = answer?.groups.reduce((sum, { total }) => sum + total, 0);
  const found = count === 0 ? t('search.none', { q }) : count !== undefined && t('search.count', { count });
  return (
    <p className="search__status" role="status">
      {q === '' ? t('search.hint') : !isError && (found || t('state.loading'))}
    </p>
  );
}

function GroupSection({ group, q }: { readonly group: SearchGroup; readonly q: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <ListBoxSection id={group.kind}>
      <Header className="search__kind">
        {t(`search.kind.${group.kind}`)} <span>{t('search.inKind', { count: group.total })}</span>
      </Header>
      <Collection items={group.items}>{(entry) => <FoundItem entry={entry} q={q} />}</Collection>
    </ListBoxSection>
  );
}

function FoundItem({ entry, q }: { readonly entry: FoundEntry; readonly q: string }): ReactNode {
  const { t } = useTranslation();
  const router = useRouter();
  const why = whyFound(t, entry);
  const { href } = router.buildLocation({ to: entryAddresses[entry.kind], params: { id: entry.id } });
  return (
    <ListBoxItem className="search__item" textValue={entry.title} href={href}>
      <span className="search__name">
        <Localised ko={entry.title} en={entry.titleEn} />
      </span>
      <FoundFacts entry={entry} />
      {why !== '' && (
        <span className="search__why" lang="ko">
          <Marked text={why} q={q} />
        </span>
      )}
    </ListBoxItem>
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
