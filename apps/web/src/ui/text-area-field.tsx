import { type ReactNode, useId } from 'react';
import './form.css';
import { useFieldMessage } from './use-field-message.js';

export interface TextAreaFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint: string;
  /** Most characters. */
  readonly max: number;
  /** The field's name in the API, under which a refusal speaks of it. */
  readonly name: string;
  readonly error: unknown;
}

/** A labelled text of some lines, with its hint and what the server said of it. */
export function TextAreaField({
  label,
  value,
  onChange,
  hint,
  max,
  name,
  error,
}: TextAreaFieldProps): ReactNode {
  const id = useId();
  const message = useFieldMessage(error, name);
  return (
    <div className="form__row">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="field"
        rows={3}
        maxLength={max}
        required
        value={value}
        aria-invalid={message !== undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <p id={`${id}-note`} className={message === undefined ? 'form__hint' : 'form__fault'}>
        {message ?? hint}
      </p>
    </div>
  );
}
