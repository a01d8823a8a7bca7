import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AsyncPanel } from '../ui/async-panel.js';
import { type PairKey, reviewVersionsQuery } from './review-queries.js';
import { ReviewSummary } from './review-summary.js';

/** Everything that was ever decided on a pair; asked for when it is opened. */
export function ReviewVersions({ pair }: { readonly pair: PairKey }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="review__versions"
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open);
      }}
    >
      <summary>{t('review.versions')}</summary>
      {isOpen && <Versions pair={pair} />}
    </details>
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
