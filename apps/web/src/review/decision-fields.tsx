import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Reason } from '../api/model.js';
import { TextField } from '../ui/text-field.js';
import { useLanguage } from '../ui/use-language.js';
import { type DecisionDraft } from './decision-draft.js';
import { useFieldMessage } from '../ui/use-field-message.js';

export interface DecisionFieldsProps {
  readonly draft: DecisionDraft;
  readonly reasons: readonly Reason[];
  readonly error: unknown;
  readonly onChange: (patch: Partial<DecisionDraft>) => void;
}

const decisions = ['confirmed', 'rejected', 'adjusted'] as const;
const extents = ['wholly', 'partly'] as const;

/** What is decided and why. */
export function DecisionFields(props: DecisionFieldsProps): ReactNode {
  const { draft, error, onChange } = props;
  const { t } = useTranslation();
  return (
    <>
      <Choice
        legend={t('review.decisionLegend')}
        choices={decisions.map((value) => ({ value, label: t(`review.decision.${value}`) }))}
        chosen={draft.decision}
        onChange={(decision) => {
          onChange({ decision });
        }}
      />
      {draft.decision === 'confirmed' && (
        <Choice
          legend={t('review.extentLegend')}
          choices={extents.map((value) => ({ value, label: t(`review.extent.${value}`) }))}
          chosen={draft.extent}
          onChange={(extent) => {
            onChange({ extent });
          }}
        />
      )}
      {draft.decision === 'adjusted' && (
        <TextField
          label={t('review.score')}
          hint={t('review.scoreHint')}
          name="score"
          autoComplete="off"
          value={draft.score}
          error={error}
          onChange={(score) => {
            onChange({ score });
          }}
        />
      )}
      <ReasonFields {...props} />
    </>
  );
}

function ReasonFields({ draft, reasons, error, onChange }: DecisionFieldsProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const message = useFieldMessage(error, 'reason');
  return (
    <>
      <div className="form__row">
        <label htmlFor={`${id}-code`}>{t('review.reasonCode')}</label>
        <select
          id={`${id}-code`}
          className="field"
          value={draft.reasonCode}
          onChange={(event) => {
            const chosen = reasons.find(({ code }) => code === event.target.value);
            if (chosen !== undefined) onChange({ reasonCode: chosen.code });
          }}
        >
          {reasons
            .filter((one) => one.decisions.includes(draft.decision))
            .map(({ code, label }) => (
              <option key={code} value={code}>
                {label[language]}
              </option>
            ))}
        </select>
      </div>
      <div className="form__row">
        <label htmlFor={`${id}-text`}>{t('review.reasonText')}</label>
        <textarea
          id={`${id}-text`}
          className="field"
          rows={3}
          maxLength={2000}
          required
          value={draft.reason}
          aria-invalid={message !== undefined}
          aria-describedby={`${id}-note`}
          onChange={(event) => {
            onChange({ reason: event.target.value });
          }}
        />
        <p id={`${id}-note`} className={message === undefined ? 'form__hint' : 'form__fault'}>
          {message ?? t('review.reasonHint')}
        </p>
      </div>
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: T;
  readonly onChange: (chosen: T) => void;
}

function Choice<T extends string>({ legend, choices, chosen, onChange }: ChoiceProps<T>): ReactNode {
  const name = useId();
  return (
    <fieldset className="form__choices">
      <legend>{legend}</legend>
      {choices.map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            checked={chosen === value}
            onChange={() => {
              onChange(value);
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
