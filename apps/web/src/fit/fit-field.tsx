import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FitFault } from './fit-drafts.js';
import { useFieldId } from './field-id.js';

export interface FitFieldProps {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly faults: readonly FitFault[];
  readonly onChange: (value: string) => void;
}

function FaultText({ field, faults }: Pick<FitFieldProps, 'field' | 'faults'>): ReactNode {
  const { t } = useTranslation();
  const id = useFieldId(field);
  const fault = faults.find((one) => one.field === field);
  if (fault === undefined) return null;
  return (
    <p id={`${id}-fault`} className="form__fault">
      {t(`fit.fault.${fault.rule}`)}
    </p>
  );
}

const describedBy = (id: string, { field, faults }: Pick<FitFieldProps, 'field' | 'faults'>) =>
  faults.some((one) => one.field === field)
    ? { 'aria-invalid': true, 'aria-describedby': `${id}-fault` }
    : {};

export interface FitTextFieldProps extends FitFieldProps {
  readonly type?: 'text' | 'date' | 'number';
  readonly max?: number;
  readonly lines?: number;
}

/** A labelled text, number or day. */
export function FitTextField(props: FitTextFieldProps): ReactNode {
  const { field, label, value, onChange, type = 'text', max, lines } = props;
  const id = useFieldId(field);
  const control = {
    id,
    className: 'field',
    value,
    maxLength: max,
    ...describedBy(id, props),
    onChange: (event: { readonly target: { readonly value: string } }) => {
      onChange(event.target.value);
    },
  };
  return (
    <div className="form__row">
      <label htmlFor={control.id}>{label}</label>
      {lines === undefined ? (
        <input
          {...control}
          type={type === 'number' ? 'text' : type}
          inputMode={type === 'number' ? 'decimal' : undefined}
          autoComplete="off"
        />
      ) : (
        <textarea {...control} rows={lines} />
      )}
      <FaultText {...props} />
    </div>
  );
}

export interface FitChoice {
  readonly value: string;
  readonly label: string;
}

/** One of many words. */
export function FitSelect(props: FitFieldProps & { readonly choices: readonly FitChoice[] }): ReactNode {
  const { field, label, value, choices, onChange } = props;
  const id = useFieldId(field);
  return (
    <div className="form__row">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field"
        value={value}
        {...describedBy(id, props)}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <FaultText {...props} />
    </div>
  );
}

/** One of a few words, all in sight. */
export function FitRadios(
  props: FitFieldProps & { readonly choices: readonly FitChoice[]; readonly isInLine?: boolean },
): ReactNode {
  const { field, label, value, choices, onChange, isInLine = false } = props;
  const id = useFieldId(field);
  return (
    <fieldset className={`form__choices ${isInLine ? 'fit__flag' : 'fit__radios'}`}>
      <legend>{label}</legend>
      {choices.map((choice, at) => (
        <label key={choice.value}>
          <input
            type="radio"
            id={at === 0 ? id : undefined}
            name={id}
            checked={value === choice.value}
            {...(at === 0 ? describedBy(id, props) : {})}
            onChange={() => {
              onChange(choice.value);
            }}
          />
          {choice.label}
        </label>
      ))}
      <FaultText {...props} />
    </fieldset>
  );
}
