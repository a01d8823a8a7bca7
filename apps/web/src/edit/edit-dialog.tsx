import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ModalDialog } from '../ui/modal-dialog.js';
import './edit-dialog.css';
import { EditFieldRow } from './edit-field.js';
import { EditOutcome } from './edit-outcome.js';
import { type EntryFormOptions, useEntryForm } from './use-entry-form.js';
import { ActionButton } from '../ui/action-button.js';

export interface EditDialogProps extends EntryFormOptions {
  readonly title: string;
  readonly onClose: () => void;
}

/** The editor of one entry. Whatever the server answers, what was typed stays in the form. */
export function EditDialog({ title, onClose, ...options }: EditDialogProps): ReactNode {
  const { t } = useTranslation();
  const form = useEntryForm(options);
  const { outcome, conflicts, note } = form;
  return (
    <ModalDialog title={title} onClose={onClose} isDismissable={!form.hasChanges}>
      <form
        className="edit"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.save();
        }}
      >
        {outcome ? <EditOutcome outcome={outcome} /> : <p className="edit__intro">{t('edit.intro')}</p>}
        {form.rows.map((row) => (
          <EditFieldRow
            key={row.name}
            field={row}
            value={form.typed[row.name] ?? ''}
            isEmptyRefused={note === 'empty'}
            problem={
              outcome?.kind === 'invalid' ? outcome.fields.find((one) => one.field === row.name) : undefined
            }
            stored={conflicts.includes(row.name) ? form.stored[row.name] : undefined}
            onChange={(value) => {
              form.type(row.name, value);
            }}
          />
        ))}
        <div className="edit__foot">
          <p role="status">{note === 'nothingChanged' && t('edit.nothingChanged')}</p>
          <button type="button" className="button" onClick={onClose}>
            {t('edit.cancel')}
          </button>
          <ActionButton type="submit" className="button button--primary" isPending={form.isSaving}>
            {form.isSaving ? t('edit.saving') : t(conflicts.length > 0 ? 'edit.conflictSave' : 'edit.save')}
          </ActionButton>
        </div>
      </form>
    </ModalDialog>
  );
}
