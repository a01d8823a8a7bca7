import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../ui/action-button.js';
import { TextAreaField } from '../ui/text-area-field.js';

export interface ReasonAndSaveProps {
  readonly reason: string;
  readonly error: unknown;
  /** What the button says. */
  readonly label: string;
  readonly isReady: boolean;
  readonly isPending: boolean;
  readonly onChange: (reason: string) => void;
}

/** The end of both forms: why it is done, and the button that does it. */
export function ReasonAndSave(props: ReasonAndSaveProps): ReactNode {
  const { reason, error, label, isReady, isPending, onChange } = props;
  const { t } = useTranslation();
  return (
    <>
      <TextAreaField
        label={t('rearrange.reason')}
        hint={t('rearrange.reasonHint')}
        name="reason"
        max={1_000}
        value={reason}
        error={error}
        onChange={onChange}
      />
      <p>
        <ActionButton
          type="submit"
          className="button button--primary"
          disabled={!isReady}
          isPending={isPending}
        >
          {label}
        </ActionButton>
      </p>
    </>
  );
}
