import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AsyncPanel } from '../ui/async-panel.js';
import { Disclosure } from '../ui/disclosure.js';
import { type PairKey, reviewVersionsQuery } from './review-queries.js';
import { ReviewSummary } from './review-summary.js';

/** Everything that was ever decided on a pair; asked for when it is opened. */
export function ReviewVersions({ pair }: { readonly pair: PairKey }): ReactNode {
  const { t } = useTranslation();
  return (
    <Disclosure className="review__versions" summary={t('review.versions')}>
      <Versions pair={pair} />
    </Disclosure>
  );
}

function Versions({ pair }: { readonly pair: PairKey }): ReactNode {
  const query = useQuery(reviewVersionsQuery(pair));
  return (
    <AsyncPanel query={query} lines={4}>
      {({ items }) => (
        <ol className="review__version-list">
          {items.map((review) => (
            <li key={review.version}>
              <ReviewSummary review={review} />
            </li>
          ))}
        </ol>
      )}
    </AsyncPanel>
  );
}
