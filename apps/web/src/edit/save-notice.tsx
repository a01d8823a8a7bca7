import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Freshness } from '../api/model.js';
import { alignmentKey } from '../api/queries.js';
import './save-notice.css';

/** When to look again after a save; the recompute usually takes a second or two. */
const lookAgainMs = [0, 800, 1_800, 3_500, 6_000, 10_000] as const;
const noticeShownMs = 15_000;

/** What a save may have changed; a single alignment is asked for anew by its line in a list. */
const isFollowed = ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean =>
  queryKey[0] !== alignmentKey;

/** Says that scores are being recomputed, then that they are; lies above the page so that nothing moves. */
export function SaveNotice({ freshness }: { readonly freshness: readonly Freshness[] }): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [hasLooked, setHasLooked] = useState(false);
  const [isShown, setIsShown] = useState(true);
  useEffect(() => {
    const timers = lookAgainMs.map((delay) =>
      setTimeout(() => {
        void queryClient.invalidateQueries({ predicate: isFollowed }).then(() => {
          if (delay > 0) setHasLooked(true);
        });
      }, delay),
    );
    const hide = setTimeout(() => {
      setIsShown(false);
    }, noticeShownMs);
    return () => {
      for (const timer of [...timers, hide]) clearTimeout(timer);
    };
  }, [queryClient]);
  if (!isShown) return null;
  const isPending = !hasLooked || freshness.some((one) => one.state === 'pending');
  return (
    <p className="save-notice" role="status">
      {isPending ? t('edit.saved') : t('edit.savedFresh')}
    </p>
  );
}
