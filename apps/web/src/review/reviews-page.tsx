import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
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
import { reviewListQuery } from './review-queries.js';
import { type ReviewSearch } from './review-search.js';
import { ReviewRow } from './review-row.js';

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
    'filterAll' | 'filterStale' | 'state.awaiting_second' | 'state.returned' | 'state.withdrawn';
}[] = [
  { search: {}, label: 'filterAll' },
  { search: { stale: true }, label: 'filterStale' },
  { search: { state: 'awaiting_second' }, label: 'state.awaiting_second' },
  { search: { state: 'returned' }, label: 'state.returned' },
  { search: { state: 'withdrawn' }, label: 'state.withdrawn' },
];

function Reviews(): ReactNode {
  const { t } = useTranslation();
  const search = useSearch({ from: '/reviews' });
  const mayEdit = useMay('edit-catalogue');
  const query = useInfiniteQuery(reviewListQuery(search));
  const total = query.data?.pages[0]?.total;
  return (
    <>
      <p className="page__answer">
        {total !== undefined &&
          t(search.stale ? 'review.listAnswerStale' : 'review.listAnswer', { count: total })}
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
      <AsyncPanel query={query} lines={8}>
        {({ pages }) => (
          <Rows
            key={JSON.stringify(search)}
            reviews={pages.flatMap(({ items }) => items)}
            isStale={search.stale === true}
          />
        )}
      </AsyncPanel>
      <More query={query} />
    </>
  );
}

const isSame = (a: ReviewSearch, b: ReviewSearch): boolean => a.state === b.state && a.stale === b.stale;

function Rows({
  reviews,
  isStale,
}: {
  readonly reviews: readonly ListedReview[];
  readonly isStale: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const isOffered = useMay('review');
  const keyOf = ({ askId, measureId }: ListedReview): string => `${askId}/${measureId}`;
  return (
    <>
      {isOffered && (
        <BulkBar
          reviews={reviews.filter((review) => chosen.has(keyOf(review)))}
          isStale={isStale}
          isEmpty={reviews.length === 0}
          onDone={() => {
            setChosen(new Set());
          }}
        />
      )}
      {reviews.length === 0 && <p className="list__empty">{t('review.listEmpty')}</p>}
      <ul className="review-list">
        {reviews.map((review) => (
          <ReviewRow
            key={keyOf(review)}
            review={review}
            isChosen={chosen.has(keyOf(review))}
            onChoose={
              isOffered
                ? (isChosen) => {
                    const others = [...chosen].filter((key) => key !== keyOf(review));
                    setChosen(new Set(isChosen ? [...others, keyOf(review)] : others));
                  }
                : undefined
            }
          />
        ))}
      </ul>
    </>
  );
}
