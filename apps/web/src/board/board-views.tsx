import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../account/session.js';
import { type SavedView } from '../api/model.js';
import '../ui/tabs.css';
import { appliedFilters, type BoardSearch, isSameSearch, ownValue, toBoardSearch } from './board-search.js';
import './board-views.css';
import { useSavedViews } from './saved-view-queries.js';
import { useBoardSearch } from './use-board.js';

const SaveViewDialog = lazy(async () => ({
  default: (await import('./saved-view-dialogs.js')).SaveViewDialog,
}));
const RemoveViewDialog = lazy(async () => ({
  default: (await import('./saved-view-dialogs.js')).RemoveViewDialog,
}));

/** Views that everybody has; those with what only staff knows are for staff. */
const builtIn = [
  { name: 'all', search: {}, isForStaff: false },
  { name: 'mine', search: { assignee: [ownValue] }, isForStaff: true },
  { name: 'newGaps', search: { moved: ['new-gap'] }, isForStaff: false },
  { name: 'fallen', search: { moved: ['fell'] }, isForStaff: false },
  { name: 'toReview', search: { review: ['unreviewed', 'awaiting', 'stale'] }, isForStaff: true },
] as const satisfies readonly {
  readonly name: string;
  readonly search: BoardSearch;
  readonly isForStaff: boolean;
}[];

/** Ways to look at the board: those that are there from the start, and those that the person saved. */
export function BoardViews(): ReactNode {
  const { t } = useTranslation();
  const [search] = useBoardSearch();
  const isStaff = useMay('see-internal');
  const isSignedIn = useSession()?.person != null;
  const saved = useSavedViews();
  const present = saved.data?.find((view) => isSameSearch(searchOf(view), search));
  return (
    <nav className="views" aria-label={t('views.title')}>
      <ul className="tabs views__tabs">
        {builtIn
          .filter(({ isForStaff }) => isStaff || !isForStaff)
          .map(({ name, search: shown }) => (
            <li key={name}>
              <ViewLink search={shown}>{t(`views.${name}`)}</ViewLink>
            </li>
          ))}
        {saved.data?.map((view) => (
          <li key={view.id}>
            <ViewLink search={searchOf(view)}>{view.name}</ViewLink>
          </li>
        ))}
      </ul>
      {isSignedIn && <ViewTools present={present} search={search} />}
      {saved.isError && <p className="views__note">{t('views.failed')}</p>}
    </nav>
  );
}

const searchOf = ({ search }: SavedView): BoardSearch => toBoardSearch({ ...search });

interface ViewLinkProps {
  readonly search: BoardSearch;
  readonly children: ReactNode;
}

function ViewLink({ search, children }: ViewLinkProps): ReactNode {
  const [present] = useBoardSearch();
  return (
    <Link
      to="/"
      search={search}
      resetScroll={false}
      className="tabs__tab"
      activeProps={{}}
      aria-current={isSameSearch(search, present) ? 'page' : undefined}
    >
      {children}
    </Link>
  );
}

interface ViewToolsProps {
  /** The saved view that is shown. */
  readonly present: SavedView | undefined;
  readonly search: BoardSearch;
}

/** Saves what is shown as a view; renames or deletes the one that is shown. */
function ViewTools({ present, search }: ViewToolsProps): ReactNode {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<'save' | 'rename' | 'remove'>();
  const close = (): void => {
    setOpened(undefined);
  };
  const isSomething =
    search.q !== undefined || search.sort !== undefined || appliedFilters(search).length > 0;
  const button = (which: 'save' | 'rename' | 'remove') => (
    <button
      type="button"
      className="button button--text"
      onClick={() => {
        setOpened(which);
      }}
    >
      {t(`views.${which}`)}
    </button>
  );
  return (
    <div className="views__tools">
      {present === undefined ? (
        isSomething && button('save')
      ) : (
        <>
          {button('rename')}
          {button('remove')}
        </>
      )}
      <Suspense>
        {opened === 'save' && <SaveViewDialog search={search} onClose={close} />}
        {opened === 'rename' && present && <SaveViewDialog view={present} search={search} onClose={close} />}
        {opened === 'remove' && present && <RemoveViewDialog view={present} onClose={close} />}
      </Suspense>
    </div>
  );
}
