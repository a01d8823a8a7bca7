import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { RadioChoice } from '../ui/radio-choice.js';
import { TextField } from '../ui/text-field.js';
import { FitSelect } from './fit-field.js';
import { AlternativeFields } from './alternative-fields.js';
import { RuleFields } from './rule-fields.js';
import { type CriterionValues, FORM_KINDS } from './rule-values.js';

export interface CriterionDialogProps {
  readonly title: string;
  readonly start: CriterionValues;
  readonly save: (values: CriterionValues) => Promise<void>;
  readonly onClose: () => void;
}

/** What staff say of a criterion: what it asks for, in which sentence, and why they say so. */
export function CriterionDialog({ title, start, save, onClose }: CriterionDialogProps): ReactNode {
  const { t } = useTranslation();
  const [values, write] = useState(start);
  const saving = useMutation({ mutationFn: () => save(values), onSuccess: onClose });
  return (
    <ModalDialog title={title} isDismissable={false} onClose={onClose}>
      <form
        className="form form--wide"
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <WhatFields values={values} write={write} />
        <ConditionFields values={values} write={write} />
        <label>
          <input
            type="checkbox"
            checked={values.hasException}
            onChange={(event) => {
              write({ ...values, hasException: event.target.checked });
            }}
          />{' '}
          {t('fit.criteria.form.exception')}
        </label>
        <TextField
          label={t('fit.criteria.form.sentence')}
          name="criterion.sentence"
          value={values.sentence}
          lines={3}
          max={1_000}
          onChange={(sentence) => {
            write({ ...values, sentence });
          }}
          error={saving.error}
        />
        <TextField
          label={t('fit.criteria.reason')}
          name="reason"
          value={values.reason}
          lines={2}
          max={500}
          hint={t('fit.criteria.reasonHint')}
          onChange={(reason) => {
            write({ ...values, reason });
          }}
          error={saving.error}
        />
        <FormProblem error={saving.error} />
        <p>
          <ActionButton type="submit" className="button button--primary" isPending={saving.isPending}>
            {t('fit.criteria.form.save')}
          </ActionButton>
        </p>
      </form>
    </ModalDialog>
  );
}

interface FieldsProps {
  readonly values: CriterionValues;
  readonly write: (values: CriterionValues) => void;
}

/** The one condition, or those of which one is enough. */
function ConditionFields({ values, write }: FieldsProps): ReactNode {
  if (values.kind !== 'any-of')
    return (
      <RuleFields
        values={values}
        write={(rule) => {
          write({ ...values, ...rule });
        }}
      />
    );
  return (
    <AlternativeFields
      alternatives={values.alternatives}
      write={(alternatives) => {
        write({ ...values, alternatives });
      }}
    />
  );
}

/** Whether something has to hold or must not, and what it is about. */
function WhatFields({ values, write }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <RadioChoice
        legend={t('fit.criteria.form.polarity')}
        choices={(['requires', 'excludes'] as const).map((value) => ({
          value,
          label: t(`fit.criteria.form.polarities.${value}`),
        }))}
        chosen={values.polarity}
        onChange={(polarity) => {
          write({ ...values, polarity });
        }}
      />
      <FitSelect
        field="kind"
        label={t('fit.criteria.form.kind')}
        value={values.kind}
        choices={FORM_KINDS.map((value) => ({ value, label: t(`fit.criteria.kind.${value}`) }))}
        faults={[]}
        onChange={(chosen) => {
          const kind = FORM_KINDS.find((one) => one === chosen);
          if (kind !== undefined) write({ ...values, kind, words: [] });
        }}
      />
    </>
  );
}
