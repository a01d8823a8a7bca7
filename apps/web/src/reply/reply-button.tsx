import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { type AnsweredAsk } from './reply-dialog.js';

const ReplyDialog = lazy(async () => ({ default: (await import('./reply-dialog.js')).ReplyDialog }));

/** Opens the form of an official answer, for those who may write it down. */
export function ReplyButton(props: AnsweredAsk): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const mayReview = useMay('review');
  if (!mayReview) return null;
  return (
    <div>
      <button
        type="button"
        className="button button--small"
        aria-label={t('reply.openNamed', { ask: props.askText })}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('reply.open')}
      </button>
      {isOpen && (
        <Suspense>
          <ReplyDialog
            {...props}
            onClose={() => {
              setIsOpen(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
