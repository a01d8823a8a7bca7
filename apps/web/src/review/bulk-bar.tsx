import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListedReview } from '../api/model.js';
import { BulkDialog } from './bulk-dialog.js';
import { ReconfirmBar } from './reconfirm-bar.js';

export interface BulkBarProps {
  /** Those that were chosen. */
  readonly reviews: readonly ListedReview[];
  /** Whether the list is of those that a text has overtaken. */
  readonly isStale: boolean;
  /** Whether there is nothing to choose from, such as after all of it was decided on. */
  readonly isEmpty: boolean;
  readonly onDone: () => void;
}

/** What can be done with all that were chosen. */
export function BulkBar({ reviews, isStale, isEmpty, onDone }: BulkBarProps): ReactNode {
  const { t } = useTranslation();
  // the list changes behind the dialog once something is saved
  const [opened, setOpened] = useState<readonly ListedReview[]>();
  return (
    <>
      {isStale && !isEmpty && <ReconfirmBar reviews={reviews} onDone={onDone} />}
      {!isEmpty && (
        <div className="reconfirm">
          <p>{t('review.bulkHint')}</p>
          <button
            type="button"
            className="button"
            disabled={reviews.length === 0}
            onClick={() => {
              setOpened(reviews);
            }}
          >
            {t('review.bulkOpen', { count: reviews.length })}
          </button>
        </div>
      )}
      {opened !== undefined && (
        <BulkDialog
          reviews={opened}
          onClose={() => {
            setOpened(undefined);
            onDone();
          }}
        />
      )}
    </>
  );
}
