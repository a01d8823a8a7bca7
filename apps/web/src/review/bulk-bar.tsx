import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Decidable } from './bulk-draft.js';
import { BulkDialog } from './bulk-dialog.js';

export interface BulkBarProps {
  /** Those that were chosen. */
  readonly reviews: readonly Decidable[];
  /** Whether there is nothing to choose from, such as after all of it was decided on. */
  readonly isEmpty: boolean;
  readonly onDone: () => void;
}

/** Opens one decision for all that were chosen. */
export function BulkBar({ reviews, isEmpty, onDone }: BulkBarProps): ReactNode {
  const { t } = useTranslation();
  // the list changes behind the dialog once something is saved
  const [opened, setOpened] = useState<readonly Decidable[]>();
  return (
    <>
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
