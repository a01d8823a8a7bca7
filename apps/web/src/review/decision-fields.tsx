import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Reason } from '../api/model.js';
import { RadioChoice } from '../ui/radio-choice.js';
import { TextField } from '../ui/text-field.js';
import { useLanguage } from '../ui/use-language.js';
import { type DecisionDraft } from './decision-draft.js';

export interface DecisionFieldsProps {
  readonly draft: DecisionDraft;
  readonly reasons: readonly Reason[];
  readonly error: unknown;
  readonly onChange: (patch: Partial<DecisionDraft>) => void;
  /** Decisions to choose from; absent for all. */
  readonly decisions?: readonly DecisionDraft['decision'][];
}

const allDecisions = ['confirmed', 'rejected', 'adjusted'] as const;
const extents = ['wholly', 'partly'] as const;

/** What is decided and why. */
export function DecisionFields(props: DecisionFieldsProps): ReactNode {
  const { draft, error, onChange, decisions = allDecisions } = props;
  const { t } = useTranslation();
  return (
    <>
      <RadioChoice
        legend={t('review.decisionLegend')}
        choices={decisions.map((value) => ({ value, label: t(`review.decision.${value}`) }))}
        chosen={draft.decision}
        onChange={(decision) => {
          onChange({ decision });
        }}
      />
      {draft.decision === 'confirmed' && (
        <RadioChoice
          legend={t('review.extentLegend')}
          choices={extents.map((value) => ({ value, label: t(`review.extent.${value}`) }))}
          chosen={draft.extent}
          onChange={(extent) => {
            onChange({ extent });
          }}
        />
      )}
      {draft.decision === 'confirmed' && <p className="form__hint">{t('review.lends')}</p>}
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

export interface ReasonFieldsProps extends DecisionFieldsProps {
  /** The explanation's name in the API. */
  readonly name?: string;
}

/** Why it is decided so: a reason and its explanation. */
export function ReasonFields({
  draft,
  reasons,
  error,
  name = 'reason',
  onChange,
}: ReasonFieldsProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
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
      <TextField
        lines={3}
        label={t('review.reasonText')}
        hint={t('review.reasonHint')}
        name={name}
        max={2000}
        value={draft.reason}
        error={error}
        onChange={(reason) => {
          onChange({ reason });
        }}
      />
    </>
  );
}
