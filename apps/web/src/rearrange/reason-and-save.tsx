import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../ui/action-button.js';
import { TextField } from '../ui/text-field.js';

export interface ReasonAndSaveProps {
  readonly reason: string;
  /** What the button says. */
  readonly label: string;
  readonly isReady: boolean;
  /** How the saving goes. */
  readonly save: { readonly isPending: boolean; readonly error: unknown };
  readonly onChange: (reason: string) => void;
}

/** The end of both forms: why it is done, and the button that does it. */
export function ReasonAndSave(props: ReasonAndSaveProps): ReactNode {
  const { reason, save, label, isReady, onChange } = props;
  const { t } = useTranslation();
  return (
    <>
      <TextField
        lines={3}
        label={t('rearrange.reason')}
        hint={t('rearrange.reasonHint')}
        name="reason"
        max={1_000}
        value={reason}
        error={save.error}
        onChange={onChange}
      />
      <p>
        <ActionButton
          type="submit"
          className="button button--primary"
          disabled={!isReady}
          isPending={save.isPending}
        >
          {label}
        </ActionButton>
      </p>
    </>
  );
}
