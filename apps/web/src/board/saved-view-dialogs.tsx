import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type SavedView } from '../api/model.js';
import { savedViewChange, savedViewCreate, savedViewRemove } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { TextField } from '../ui/text-field.js';
import { type BoardSearch } from './board-search.js';
import { refreshSavedViews } from './saved-view-queries.js';

export interface SaveViewDialogProps {
  /** The view to rename; a new one is saved without it. */
  readonly view?: SavedView;
  readonly search: BoardSearch;
  readonly onClose: () => void;
}

/** Names a view of the board. */
export function SaveViewDialog({ view, search, onClose }: SaveViewDialogProps): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(view?.name ?? '');
  const save = useMutation({
    mutationFn: () =>
      dataOf(
        view === undefined
          ? savedViewCreate({ body: { name: name.trim(), search } })
          : savedViewChange({ path: { id: view.id }, body: { name: name.trim() } }),
      ),
    onSuccess: onClose,
    onSettled: () => refreshSavedViews(client),
  });
  return (
    <ModalDialog title={t(view === undefined ? 'views.saveTitle' : 'views.renameTitle')} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <FormProblem error={save.error} />
        <TextField
          label={t('views.name')}
          hint={t('views.nameHint')}
          name="name"
          autoComplete="off"
          value={name}
          error={save.error}
          onChange={setName}
        />
        <p>
          <ActionButton type="submit" className="button button--primary" isPending={save.isPending}>
            {t('views.confirm')}
          </ActionButton>
        </p>
      </form>
    </ModalDialog>
  );
}

export interface RemoveViewDialogProps {
  readonly view: SavedView;
  readonly onClose: () => void;
}

/** Asks once more before a view goes; what it showed stays in the address. */
export function RemoveViewDialog({ view, onClose }: RemoveViewDialogProps): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => dataOf(savedViewRemove({ path: { id: view.id } })),
    onSuccess: onClose,
    onSettled: () => refreshSavedViews(client),
  });
  return (
    <ModalDialog title={t('views.removeTitle')} onClose={onClose}>
      <FormProblem error={remove.error} />
      <p>{t('views.removeText', { name: view.name })}</p>
      <p>
        <ActionButton
          isPending={remove.isPending}
          onClick={() => {
            remove.mutate();
          }}
        >
          {t('views.removeConfirm')}
        </ActionButton>
      </p>
    </ModalDialog>
  );
}
