import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReplyDraft } from '../api/model.js';
import { RadioChoice } from '../ui/radio-choice.js';
import { TextField } from '../ui/text-field.js';
import { useFieldMessage } from '../ui/use-field-message.js';

export interface ReplyFieldsProps {
  readonly draft: ReplyDraft;
  readonly error: unknown;
  readonly onChange: (patch: Partial<ReplyDraft>) => void;
}

const statuses = ['under_review', 'accepted', 'partly_accepted', 'not_accepted'] as const;
const visibilities = ['public', 'internal'] as const;

/** What the state answers, why, who says so, when, and to whom it is shown. */
export function ReplyFields({ draft, error, onChange }: ReplyFieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <RadioChoice
        legend={t('reply.statusLegend')}
        choices={statuses.map((value) => ({ value, label: t(`reply.status.${value}`) }))}
        chosen={draft.status}
        onChange={(status) => {
          onChange({ status });
        }}
      />
      <TextField
        lines={3}
        label={t('reply.reason')}
        hint={t('reply.reasonHint')}
        name="reason"
        max={4000}
        value={draft.reason}
        error={error}
        onChange={(reason) => {
          onChange({ reason });
        }}
      />
      <TextField
        label={t('reply.office')}
        name="office"
        autoComplete="organization"
        value={draft.office}
        error={error}
        onChange={(office) => {
          onChange({ office });
        }}
      />
      <DayField
        value={draft.repliedOn}
        error={error}
        onChange={(repliedOn) => {
          onChange({ repliedOn });
        }}
      />
      <RadioChoice
        legend={t('reply.visibilityLegend')}
        choices={visibilities.map((value) => ({ value, label: t(`reply.visibility.${value}`) }))}
        chosen={draft.visibility}
        onChange={(visibility) => {
          onChange({ visibility });
        }}
      />
    </>
  );
}

function DayField(props: {
  readonly value: string;
  readonly error: unknown;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const message = useFieldMessage(props.error, 'repliedOn');
  return (
    <div className="form__row">
      <label htmlFor={id}>{t('reply.repliedOn')}</label>
      <input
        id={id}
        className="field"
        type="date"
        required
        value={props.value}
        aria-invalid={message !== undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => {
          props.onChange(event.target.value);
        }}
      />
      <p id={`${id}-note`} className={message === undefined ? 'form__hint' : 'form__fault'}>
        {message}
      </p>
    </div>
  );
}
