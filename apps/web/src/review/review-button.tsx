import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { type PairKey } from './review-queries.js';

const ReviewDialog = lazy(async () => ({ default: (await import('./review-dialog.js')).ReviewDialog }));

export interface ReviewButtonProps {
  readonly pair: PairKey;
  /** The two sides in a few words, for the title of the dialog and for those who hear the button only. */
  readonly about: string;
  /** What the machine gives now; undefined where it stored nothing. */
  readonly automaticScore: number | undefined;
}

/** Opens the review of an alignment, for those who work here. */
export function ReviewButton({ pair, about, automaticScore }: ReviewButtonProps): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const maySee = useMay('see-internal');
  if (!maySee) return null;
  return (
    <>
      <button
        type="button"
        className="button button--small"
        aria-label={t('review.openNamed', { about })}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('review.open')}
      </button>
      {isOpen && (
        <Suspense>
          <ReviewDialog
            pair={pair}
            about={about}
            automaticScore={automaticScore}
            onClose={() => {
              setIsOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
