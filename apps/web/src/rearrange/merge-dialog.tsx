import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { proposalQuery } from '../api/queries.js';
import { rearrangementMerge } from '../generated/sdk.gen.js';
import { entryAddresses, type EntryKind } from '../ui/entry-addresses.js';
import { FormProblem } from '../ui/form-problem.js';
import { Localised } from '../ui/localised.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { AskChoice } from './ask-choice.js';
import { refreshEverything, type MergeSide } from './rearrange-queries.js';
import './rearrange.css';
import { ReasonAndSave } from './reason-and-save.js';
import { TargetSearch } from './target-search.js';

export interface MergeDialogProps {
  readonly kind: EntryKind;
  readonly from: MergeSide;
  readonly presetInto: MergeSide | undefined;
  readonly onClose: () => void;
}

/** Merges an entry into another one. Whatever the server answers, what was typed stays. */
export function MergeDialog({ kind, from, presetInto, onClose }: MergeDialogProps): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [into, setInto] = useState(presetInto);
  const [asks, setAsks] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: ({ id, revision }: MergeSide) =>
      dataOf(
        rearrangementMerge({
          body: {
            ...{ kind, reason, asks: [...asks], into: { id, revision } },
            from: { id: from.id, revision: from.revision },
          },
        }),
      ),
    onSuccess: async (step) => {
      await navigate({ to: entryAddresses[kind], params: { id: step.intoId } });
      onClose();
    },
    onSettled: () => refreshEverything(client),
  });
  return (
    <ModalDialog title={t('rearrange.mergeTitle')} onClose={onClose} isDismissable={false}>
      <form
        className="form form--wide"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (into !== undefined) save.mutate(into);
        }}
      >
        <p className="rearrange__intro">
          {t('rearrange.mergeIntro')}
          {kind === 'stakeholder' && ` ${t('rearrange.mergeStakeholderNote')}`}
          {(kind === 'programme' || kind === 'legislative_item') && ` ${t('rearrange.mergeMeasureNote')}`}
        </p>
        <FormProblem error={save.error} />
        <Sides from={from} into={into} onChange={presetInto === undefined ? setInto : undefined} />
        {into === undefined && <TargetSearch kind={kind} except={from.id} onChoose={setInto} />}
        {kind === 'proposal' && into !== undefined && (
          <AsksToTake proposalId={from.id} chosen={asks} error={save.error} onChange={setAsks} />
        )}
        <ReasonAndSave
          reason={reason}
          label={t('rearrange.save')}
          isReady={into !== undefined}
          save={save}
          onChange={setReason}
        />
      </form>
    </ModalDialog>
  );
}

interface SidesProps {
  readonly from: MergeSide;
  readonly into: MergeSide | undefined;
  /** Undefined where the other one is given. */
  readonly onChange: ((into: MergeSide | undefined) => void) | undefined;
}

function Sides({ from, into, onChange }: SidesProps): ReactNode {
  const { t } = useTranslation();
  return (
    <dl className="rearrange__sides">
      <div>
        <dt>{t('rearrange.from')}</dt>
        <dd>
          <Localised ko={from.title} en={from.titleEn} />
        </dd>
      </div>
      {into !== undefined && (
        <div>
          <dt>{t('rearrange.into')}</dt>
          <dd>
            <Localised ko={into.title} en={into.titleEn} />
            {onChange !== undefined && (
              <button
                type="button"
                className="button button--text"
                onClick={() => {
                  onChange(undefined);
                }}
              >
                {t('rearrange.change')}
              </button>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}

interface AsksToTakeProps {
  readonly proposalId: string;
  readonly chosen: readonly string[];
  readonly error: unknown;
  readonly onChange: (chosen: readonly string[]) => void;
}

function AsksToTake({ proposalId, ...choice }: AsksToTakeProps): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(proposalQuery(proposalId));
  if (data === undefined) return null;
  return (
    <AskChoice
      legend={t('rearrange.takeOver')}
      hint={t('rearrange.takeOverHint')}
      asks={data.asks}
      {...choice}
    />
  );
}
