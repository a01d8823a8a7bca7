import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type CompanyDraft } from '../api/model.js';
import {
  companyDraftChange,
  companyDraftCreate,
  companyDraftRemove,
  companyDraftSubmit,
} from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { formatDateTime } from '../ui/format.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { useLanguage } from '../ui/use-language.js';
import { draftsQuery } from './company-queries.js';
import { type DraftText, isSameText } from './draft-text.js';

export interface DraftActionsProps {
  /** Undefined for a new one. */
  readonly draft: CompanyDraft | undefined;
  readonly text: DraftText;
  /** Called once the text is stored or the draft gone. */
  readonly onSaved: () => void;
}

/** Saves a draft for the company, hands it in, or erases it. */
export function DraftActions({ draft, text, onSaved }: DraftActionsProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { saving, submitting, removing } = useDraftActions({ draft, text, onSaved });
  const [isAsking, setIsAsking] = useState(false);
  const isPending = saving.isPending || submitting.isPending || removing.isPending;
  return (
    <>
      <FormProblem error={saving.error ?? submitting.error ?? removing.error} />
      <p className="form__foot company-links">
        <ActionButton
          isPending={isPending}
          onClick={() => {
            saving.mutate();
          }}
        >
          {t('companyDesk.draft.save')}
        </ActionButton>
        <ActionButton
          isPending={isPending}
          onClick={() => {
            setIsAsking(true);
          }}
        >
          {t('companyDesk.draft.submit')}
        </ActionButton>
        {draft !== undefined && (
          <ActionButton
            isPending={isPending}
            className="button button--text"
            onClick={() => {
              removing.mutate(draft.id);
            }}
          >
            {t('companyDesk.draft.erase')}
          </ActionButton>
        )}
        <span role="status">
          {draft !== undefined &&
            isSameText(draft, text) &&
            t('companyDesk.draft.saved', { at: formatDateTime(draft.updatedAt, language) })}
        </span>
      </p>
      {isAsking && (
        <SubmitDialog
          submit={() => {
            setIsAsking(false);
            submitting.mutate();
          }}
          onClose={() => {
            setIsAsking(false);
          }}
        />
      )}
    </>
  );
}

interface SubmitDialogProps {
  readonly submit: () => void;
  readonly onClose: () => void;
}

function SubmitDialog({ submit, onClose }: SubmitDialogProps): ReactNode {
  const { t } = useTranslation();
  return (
    <ModalDialog title={t('companyDesk.draft.submit')} onClose={onClose}>
      <p>{t('companyDesk.draft.submitText')}</p>
      <p className="form__foot">
        <ActionButton className="button button--primary" isPending={false} onClick={submit}>
          {t('companyDesk.draft.submitDo')}
        </ActionButton>
      </p>
    </ModalDialog>
  );
}

function useDraftActions({ draft, text, onSaved }: DraftActionsProps) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const isSaved = draft?.state === 'draft' && isSameText(draft, text);
  const save = async (): Promise<CompanyDraft> => {
    if (draft === undefined) return dataOf(companyDraftCreate({ body: text }));
    if (isSaved) return draft;
    const { id, revision } = draft;
    return dataOf(companyDraftChange({ path: { id }, headers: ifMatch(revision), body: text }));
  };
  const show = async (id: string): Promise<void> => {
    onSaved();
    await queryClient.invalidateQueries({ queryKey: draftsQuery().queryKey });
    await navigate({ to: '/fit/draft', search: { id } });
  };
  const saving = useMutation({ mutationFn: save, onSuccess: ({ id }) => show(id) });
  const submitting = useMutation({
    mutationFn: async () => {
      const { id, revision } = await save();
      onSaved();
      return dataOf(companyDraftSubmit({ path: { id }, headers: ifMatch(revision) }));
    },
    onSuccess: ({ id }) => show(id),
  });
  const removing = useMutation({
    mutationFn: (id: string) => companyDraftRemove({ path: { id }, throwOnError: true }),
    onSuccess: async () => {
      onSaved();
      await navigate({ to: '/fit/drafts' });
      await queryClient.invalidateQueries({ queryKey: draftsQuery().queryKey });
    },
  });
  return { saving, submitting, removing };
}
