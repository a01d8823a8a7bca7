import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { useMay } from '../account/session.js';
import { type ListedReview } from '../api/model.js';
import { AsyncPanel } from '../ui/async-panel.js';
import '../list/list-page.css';
import { More } from '../list/more.js';
import '../ui/tabs.css';
import '../ui/tag.css';
import './reviews-page.css';
import { BulkBar } from './bulk-bar.js';
import { ReconfirmBar } from './reconfirm-bar.js';
import { reviewListQuery, undecidedQuery } from './review-queries.js';
import { type ReviewSearch } from './review-search.js';
import { ReviewRow } from './review-row.js';
import { ReviewSummary } from './review-summary.js';
import { UndecidedList } from './undecided-list.js';
import { keyOfPair, useChosenPairs } from './use-chosen-pairs.js';

/** What people decided on all alignments: what is in effect, what waits for a second person, what a text has overtaken. */
export function ReviewsPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('review.listTitle')} right="see-internal">
      {() => <Reviews />}
    </SignedInPage>
  );
}

const tabs: readonly {
  readonly search: ReviewSearch;
  readonly label:
    | 'filterUndecided'
    | 'filterAll'
    | 'filterStale'
    | 'state.awaiting_second'
    | 'state.returned'
    | 'state.withdrawn';
}[] = [
  { search: {}, label: 'filterAll' },
  { search: { undecided: true }, label: 'filterUndecided' },
  { search: { stale: true }, label: 'filterStale' },
  { search: { state: 'awaiting_second' }, label: 'state.awaiting_second' },
  { search: { state: 'returned' }, label: 'state.returned' },
  { search: { state: 'withdrawn' }, label: 'state.withdrawn' },
];

function Reviews(): ReactNode {
  const { t } = useTranslation();
  const search = useSearch({ from: '/reviews' });
  const mayEdit = useMay('edit-catalogue');
  return (
    <>
      <p className="page__answer">
        {search.undecided ? <UndecidedCount /> : <ReviewCount search={search} />}
      </p>
      <nav className="tabs" aria-label={t('review.filters')}>
        {tabs.map(({ search: wanted, label }) => (
          <Link
            key={label}
            to="/reviews"
            search={wanted}
            className="tabs__tab"
            aria-current={isSame(wanted, search) ? 'page' : undefined}
            activeOptions={{ exact: true }}
          >
            {t(`review.${label}`)}
          </Link>
        ))}
      </nav>
      <p className="page__aside">
        <Link to="/replies" search={{ overdue: true }}>
          {t('review.toReplies')}
        </Link>{' '}
        · <Link to="/my-work">{t('work.pageTitle')}</Link>
        {mayEdit && (
          <>
            {' · '}
            <Link to="/duplicates" search={{}}>
              {t('duplicate.open')}
            </Link>
          </>
        )}
      </p>
      {search.undecided ? <UndecidedList /> : <DecidedList key={JSON.stringify(search)} search={search} />}
    </>
  );
}

const isSame = (a: ReviewSearch, b: ReviewSearch): boolean =>
  a.state === b.state && a.stale === b.stale && a.undecided === b.undecided;

function ReviewCount({ search }: { readonly search: ReviewSearch }): ReactNode {
  const { t } = useTranslation();
  const total = useInfiniteQuery(reviewListQuery(search)).data?.pages[0]?.total;
  if (total === undefined) return null;
  return t(search.stale ? 'review.listAnswerStale' : 'review.listAnswer', { count: total });
}

function UndecidedCount(): ReactNode {
  const { t } = useTranslation();
  const total = useInfiniteQuery(undecidedQuery()).data?.pages[0]?.total;
  return total === undefined ? null : t('review.undecidedAnswer', { count: total });
}

function DecidedList({ search }: { readonly search: ReviewSearch }): ReactNode {
  const query = useInfiniteQuery(reviewListQuery(search));
  return (
    <>
      <AsyncPanel query={query} lines={8}>
        {({ pages }) => (
          <Rows reviews={pages.flatMap(({ items }) => items)} isStale={search.stale === true} />
        )}
      </AsyncPanel>
      <More query={query} />
    </>
  );
}

function Rows({
  reviews,
  isStale,
}: {
  readonly reviews: readonly ListedReview[];
  readonly isStale: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const choice = useChosenPairs();
  const isOffered = useMay('review');
  const isEmpty = reviews.length === 0;
  const chosen = reviews.filter(choice.has);
  return (
    <>
      {isOffered && isStale && !isEmpty && <ReconfirmBar reviews={chosen} onDone={choice.clear} />}
      {isOffered && <BulkBar reviews={chosen} isEmpty={isEmpty} onDone={choice.clear} />}
      {isEmpty && <p className="list__empty">{t('review.listEmpty')}</p>}
      <ul className="review-list">
        {reviews.map((review) => (
          <ReviewRow
            key={keyOfPair(review)}
            pair={review}
            automaticScore={undefined}
            isStale={review.isStale}
            isChosen={choice.has(review)}
            onChoose={
              isOffered
                ? (isChosen) => {
                    choice.set(review, isChosen);
                  }
                : undefined
            }
          >
            <ReviewSummary review={review} />
          </ReviewRow>
        ))}
      </ul>
    </>
  );
}
