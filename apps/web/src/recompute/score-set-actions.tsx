import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { dataOf } from '../api/call.js';
import { type ScoreSet } from '../api/model.js';
import { scoreSetAct } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { scoreSetQuery } from './recompute-queries.js';
import { ModalDialog } from '../ui/modal-dialog.js';

type Action = 'pause' | 'resume' | 'cancel' | 'switch';
type Asked = 'cancel' | 'switch' | 'back';

/** What an administrator may do with a set in a state. A switch and a cancellation are asked about first. */
function actionsOf({ state, paused }: ScoreSet): readonly Action[] {
  if (state === 'building') return [paused ? 'resume' : 'pause', 'cancel'];
  if (state === 'complete') return ['switch', 'cancel'];
  return state === 'retired' ? ['switch'] : [];
}

export function ScoreSetActions({ set }: { readonly set: ScoreSet }): ReactNode {
  const { t } = useTranslation();
  const mayAdminister = useMay('administer');
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<Asked>();
  const act = useMutation({
    mutationFn: (action: Action) => dataOf(scoreSetAct({ path: { id: String(set.id), action } })),
    onSuccess: (changed, action) => {
      setAsked(undefined);
      queryClient.setQueryData(scoreSetQuery(String(set.id)).queryKey, changed);
      if (action !== 'switch') return queryClient.invalidateQueries({ queryKey: ['score-sets'] });
      // a switch changes every score on every page, and with the live set nothing is compared
      queryClient.removeQueries({ queryKey: ['drift'] });
      return queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'drift' });
    },
  });
  if (!mayAdminister) return null;
  const labelOf = (action: Action): Asked | Action =>
    action === 'switch' && set.state === 'retired' ? 'back' : action;
  return (
    <>
      {asked === undefined && <FormProblem error={act.error} />}
      {actionsOf(set).map((action) => {
        const label = t(`scoreSet.action.${labelOf(action)}`);
        return (
          <ActionButton
            key={action}
            className={action === 'switch' ? 'button button--small button--primary' : 'button button--small'}
            aria-label={t('scoreSet.actionNamed', { id: set.id, action: label })}
            isPending={act.isPending}
            onClick={() => {
              act.reset();
              if (action === 'pause' || action === 'resume') act.mutate(action);
              else setAsked(action === 'switch' && set.state === 'retired' ? 'back' : action);
            }}
          >
            {label}
          </ActionButton>
        );
      })}
      {asked !== undefined && (
        <Confirmation
          asked={asked}
          id={set.id}
          isPending={act.isPending}
          error={act.error}
          onConfirm={() => {
            act.mutate(asked === 'cancel' ? 'cancel' : 'switch');
          }}
          onClose={() => {
            setAsked(undefined);
          }}
        />
      )}
    </>
  );
}

interface ConfirmationProps {
  readonly asked: Asked;
  readonly id: number;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

function Confirmation({ asked, id, isPending, error, onConfirm, onClose }: ConfirmationProps): ReactNode {
  const { t } = useTranslation();
  return (
    <ModalDialog title={t(`scoreSet.confirm.${asked}`)} onClose={onClose}>
      <div className="form">
        <FormProblem error={error} />
        <p>{t(`scoreSet.confirm.${asked}Text`, { id: String(id) })}</p>
        <p className="form__foot">
          <ActionButton className="button button--primary" isPending={isPending} onClick={onConfirm}>
            {t(`scoreSet.action.${asked}`)}
          </ActionButton>
          <button type="button" className="button" onClick={onClose}>
            {t('scoreSet.confirm.keep')}
          </button>
        </p>
      </div>
    </ModalDialog>
  );
}
