import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type Proposal } from '../api/model.js';
import { rearrangementSplit } from '../generated/sdk.gen.js';
import { FormProblem } from '../ui/form-problem.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { TextField } from '../ui/text-field.js';
import { AskChoice } from './ask-choice.js';
import { refreshEverything } from './rearrange-queries.js';
import './rearrange.css';
import { ReasonAndSave } from './reason-and-save.js';

export interface SplitDialogProps {
  readonly proposal: Proposal;
  readonly onClose: () => void;
}

/** Makes a new proposal of some asks. Whatever the server answers, what was typed stays. */
export function SplitDialog({ proposal, onClose }: SplitDialogProps): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [asks, setAsks] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () => {
      const { id, revision } = proposal;
      return dataOf(
        rearrangementSplit({ body: { proposal: { id, revision }, title, asks: [...asks], reason } }),
      );
    },
    onSuccess: async (step) => {
      await navigate({ to: '/proposals/$id', params: { id: step.intoId } });
      onClose();
    },
    onSettled: () => refreshEverything(client),
  });
  const isSome = asks.length > 0 && asks.length < proposal.asks.length;
  return (
    <ModalDialog title={t('rearrange.splitTitle')} onClose={onClose} isDismissable={false}>
      <form
        className="form form--wide"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <p className="rearrange__intro">{t('rearrange.splitIntro')}</p>
        <FormProblem error={save.error} />
        <AskChoice
          legend={t('rearrange.splitAsks')}
          hint={t('rearrange.splitHint')}
          asks={proposal.asks}
          chosen={asks}
          error={save.error}
          onChange={setAsks}
        />
        <TextField
          label={t('rearrange.newTitle')}
          name="title"
          autoComplete="off"
          value={title}
          error={save.error}
          onChange={setTitle}
        />
        <ReasonAndSave
          reason={reason}
          label={t('rearrange.saveSplit')}
          isReady={isSome}
          save={save}
          onChange={setReason}
        />
      </form>
    </ModalDialog>
  );
}
