import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type Failure } from '../api/model.js';
import { failureDismiss, failureReopen, failureRetry } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { entryAddresses } from '../ui/entry-addresses.js';
import { formatMoment } from '../ui/format.js';
import { Localised } from '../ui/localised.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { TextField } from '../ui/text-field.js';
import { useLanguage } from '../ui/use-language.js';
import { refreshFailures } from './failure-queries.js';

const mostReason = 500;

/** An entry that could not be computed: what went wrong, and what to do about it. */
export function FailureItem({ failure }: { readonly failure: Failure }): ReactNode {
  const { t } = useTranslation();
  const { entryId, entryKind, title, titleEn, cause } = failure;
  return (
    <li className="rows__row failures__row">
      <div>
        <h3 className="rows__title">
          {title === null ? (
            t('failures.gone')
          ) : (
            <Link to={entryAddresses[entryKind]} params={{ id: entryId }} className="quiet-link">
              <Localised ko={title} en={titleEn} />
            </Link>
          )}
        </h3>
        <p className="failures__cause" lang="en">
          {cause === '' ? t('recompute.causeUnknown') : cause}
        </p>
        <FailureFacts failure={failure} />
      </div>
      <FailureActions failure={failure} />
    </li>
  );
}

function FailureFacts({ failure }: { readonly failure: Failure }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { entryKind, attempts, failedAt, scoreSetId, dismissal } = failure;
  const at = (moment: string): string => formatMoment(moment, new Date(), language);
  return (
    <>
      <p className="rows__facts">
        {t(`recompute.entry.${entryKind}`)} ·{' '}
        {t('failures.facts', { attempts, at: at(failedAt), set: scoreSetId })}
      </p>
      {dismissal !== null && (
        <p className="failures__reason">
          {t('failures.dismissedBy', {
            at: at(dismissal.at),
            name: dismissal.by ?? t('failures.somebody'),
            reason: dismissal.reason,
          })}
        </p>
      )}
    </>
  );
}

function FailureActions({ failure }: { readonly failure: Failure }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const { entryId, scoreSetId, dismissal } = failure;
  const path = { scoreSetId: String(scoreSetId), entryId };
  const title = failure.title ?? t('failures.gone');
  const act = useMutation({
    mutationFn: (action: 'retry' | 'reopen') =>
      dataOf(action === 'retry' ? failureRetry({ path }) : failureReopen({ path })),
    onSettled: () => refreshFailures(client),
  });
  return (
    <div className="failures__tools">
      <FormProblem error={act.error} />
      <ActionButton
        className="button button--small"
        aria-label={t('failures.retryNamed', { title })}
        isPending={act.isPending}
        onClick={() => {
          act.mutate('retry');
        }}
      >
        {t('failures.retry')}
      </ActionButton>
      <ActionButton
        className="button button--small"
        aria-label={t(dismissal === null ? 'failures.dismissNamed' : 'failures.reopenNamed', { title })}
        isPending={act.isPending}
        onClick={() => {
          if (dismissal === null) setIsAsking(true);
          else act.mutate('reopen');
        }}
      >
        {t(dismissal === null ? 'failures.dismiss' : 'failures.reopen')}
      </ActionButton>
      {isAsking && (
        <DismissDialog
          path={path}
          onClose={() => {
            setIsAsking(false);
          }}
        />
      )}
    </div>
  );
}

interface DismissDialogProps {
  readonly path: { readonly scoreSetId: string; readonly entryId: string };
  readonly onClose: () => void;
}

function DismissDialog({ path, onClose }: DismissDialogProps): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const dismiss = useMutation({
    mutationFn: () => dataOf(failureDismiss({ path, body: { reason } })),
    onSuccess: async () => {
      onClose();
      await refreshFailures(client);
    },
  });
  return (
    <ModalDialog title={t('failures.dismissTitle')} onClose={onClose} isDismissable={reason === ''}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          dismiss.mutate();
        }}
      >
        <FormProblem error={dismiss.error} />
        <TextField
          lines={3}
          label={t('failures.reason')}
          hint={t('failures.reasonHint')}
          name="reason"
          max={mostReason}
          value={reason}
          error={dismiss.error}
          onChange={setReason}
        />
        <p className="form__foot">
          <ActionButton type="submit" className="button button--primary" isPending={dismiss.isPending}>
            {t('failures.dismiss')}
          </ActionButton>
        </p>
      </form>
    </ModalDialog>
  );
}
