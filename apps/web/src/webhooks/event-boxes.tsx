import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type WebhookEndpoint } from '../api/model.js';
import { ChoiceBoxes } from '../ui/choice-boxes.js';
import { eventKeys, eventOrder } from './event-keys.js';

export interface EventBoxesProps {
  readonly chosen: WebhookEndpoint['events'];
  readonly onChange: (chosen: WebhookEndpoint['events']) => void;
}

/** Of what an endpoint is told. One stays ticked: an endpoint that is told nothing is paused instead. */
export function EventBoxes({ chosen, onChange }: EventBoxesProps): ReactNode {
  const { t } = useTranslation();
  return (
    <ChoiceBoxes
      legend={t('webhooks.events')}
      choices={eventOrder.map((value) => ({ value, label: t(eventKeys[value]) }))}
      chosen={chosen}
      onChange={(next) => {
        if (next.length > 0) onChange([...next]);
      }}
    />
  );
}
