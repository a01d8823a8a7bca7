import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../account/session.js';
import { dataOf } from '../api/call.js';
import { criterionAsk } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { KoreanText } from '../ui/localised.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { TextField } from '../ui/text-field.js';

export interface CorrectionRequestButtonProps {
  /** Id or external reference. */
  readonly programme: string;
  readonly criterionId: string;
  readonly sentence: string;
}

/** Lets whoever is signed in say that a criterion is not as the notice has it. */
export function CorrectionRequestButton(props: CorrectionRequestButtonProps): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const [isOpen, setIsOpen] = useState(false);
  if ((session?.person ?? null) === null) return null;
  return (
    <>
      <button
        type="button"
        className="button button--text"
        aria-label={`${t('fit.request.open')}: ${props.sentence}`}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('fit.request.open')}
      </button>
      {isOpen && (
        <ModalDialog
          title={t('fit.request.title')}
          isDismissable={false}
          onClose={() => {
            setIsOpen(false);
          }}
        >
          <RequestForm {...props} />
        </ModalDialog>
      )}
    </>
  );
}

function RequestForm({ programme, criterionId, sentence }: CorrectionRequestButtonProps): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const asking = useMutation({
    mutationFn: () => dataOf(criterionAsk({ path: { key: programme, criterionId }, body: { text } })),
  });
  if (asking.isSuccess)
    return (
      <p className="form__done" role="status">
        {t('fit.request.sent')}
      </p>
    );
  return (
    <form
      className="form form--wide"
      onSubmit={(event) => {
        event.preventDefault();
        asking.mutate();
      }}
    >
      <blockquote className="fit-card__quote">
        <KoreanText>{sentence}</KoreanText>
      </blockquote>
      <TextField
        label={t('fit.request.text')}
        name="text"
        value={text}
        onChange={setText}
        lines={4}
        max={2_000}
        error={asking.error}
      />
      <FormProblem error={asking.error} />
      <p>
        <ActionButton type="submit" className="button button--primary" isPending={asking.isPending}>
          {t('fit.request.send')}
        </ActionButton>
      </p>
    </form>
  );
}
