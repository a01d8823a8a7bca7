import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type WebhookEndpoint } from '../api/model.js';
import { webhookChange } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { EventBoxes } from './event-boxes.js';
import { refreshWebhooks } from './webhook-queries.js';

export interface ChangeEventsProps {
  readonly endpoint: WebhookEndpoint;
}

/** Opens a dialog in which is chosen what an endpoint is told. */
export function ChangeEventsButton({ endpoint }: ChangeEventsProps): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button button--small"
        aria-label={t('webhooks.changeEventsNamed', { url: endpoint.url })}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('webhooks.changeEvents')}
      </button>
      {isOpen && (
        <EventsDialog
          endpoint={endpoint}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}

function EventsDialog({
  endpoint: { id, url, events },
  onClose,
}: ChangeEventsProps & { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [chosen, setChosen] = useState(events);
  const change = useMutation({
    mutationFn: () => dataOf(webhookChange({ path: { id }, body: { events: chosen } })),
    onSuccess: async () => {
      await refreshWebhooks(client);
      onClose();
    },
  });
  return (
    <ModalDialog title={t('webhooks.changeEvents')} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <p>
          <code>{url}</code>
        </p>
        <FormProblem error={change.error} />
        <EventBoxes chosen={chosen} onChange={setChosen} />
        <p>
          <ActionButton type="submit" className="button button--primary" isPending={change.isPending}>
            {t('webhooks.save')}
          </ActionButton>
        </p>
      </form>
    </ModalDialog>
  );
}
