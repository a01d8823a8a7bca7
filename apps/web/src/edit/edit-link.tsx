import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { type Freshness } from '../api/model.js';
import { entryForms, type EntryKind } from '../ui/entry-addresses.js';
import { SaveNotice } from './save-notice.js';

export interface EditLinkProps {
  readonly kind: EntryKind;
  readonly id: string;
  /** Freshness of the scores on this page: tells when the recompute that an edit caused is over. */
  readonly freshness: readonly Freshness[];
}

/** Leads to the form of an entry, for those who may edit, and reports what happens to the scores after a save. */
export function EditLink({ kind, id, freshness }: EditLinkProps): ReactNode {
  const { t } = useTranslation();
  const isJustSaved = useJustSaved();
  const mayEdit = useMay('edit-catalogue');
  if (!mayEdit) return null;
  return (
    <div>
      <Link to={entryForms[kind]} params={{ id }} className="button">
        {t('edit.open')}
      </Link>
      {isJustSaved && <SaveNotice freshness={freshness} />}
    </div>
  );
}

const justMs = 10_000;

/** Whether a form led here by saving; a reload of the page later is no save. */
export function useJustSaved(): boolean {
  const savedAt = useLocation({ select: ({ state }) => state.savedAt });
  const [openedAt] = useState(() => Date.now());
  return savedAt !== undefined && openedAt - savedAt < justMs;
}
