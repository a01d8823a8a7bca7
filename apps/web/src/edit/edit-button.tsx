import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { type Freshness } from '../api/model.js';
import { type EditField, type EntryStore } from './entry-edit.js';
import { SaveNotice } from './save-notice.js';

const EditDialog = lazy(async () => ({ default: (await import('./edit-dialog.js')).EditDialog }));

export interface EditButtonProps {
  readonly dialogTitle: string;
  readonly fields: readonly EditField[];
  readonly revision: number;
  readonly store: EntryStore;
  /** Freshness of the scores on this page: tells when the recompute that an edit caused is over. */
  readonly freshness: readonly Freshness[];
}

/** Opens the editor of an entry, for those who may edit, and reports what happens to the scores after a save. */
export function EditButton({ dialogTitle, fields, revision, store, freshness }: EditButtonProps): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [savedTimes, setSavedTimes] = useState(0);
  const mayEdit = useMay('edit-catalogue');
  if (!mayEdit) return null;
  return (
    <div>
      <button
        type="button"
        className="button"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('edit.open')}
      </button>
      {savedTimes > 0 && <SaveNotice key={savedTimes} freshness={freshness} />}
      {isOpen && (
        <Suspense>
          <EditDialog
            title={dialogTitle}
            fields={fields}
            revision={revision}
            store={store}
            onSaved={() => {
              setIsOpen(false);
              setSavedTimes(savedTimes + 1);
            }}
            onClose={() => {
              setIsOpen(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
