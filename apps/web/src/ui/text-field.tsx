import { type HTMLInputAutoCompleteAttribute, type ReactNode, useId } from 'react';
import { useFieldMessage } from './use-field-message.js';
import './form.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'password';
  readonly autoComplete: HTMLInputAutoCompleteAttribute;
  readonly hint?: string;
  /** The field's name in the API, under which a refusal speaks of it. */
  readonly name: string;
  readonly error: unknown;
}

/** A labelled line of a form, with its hint and what the server said of it. */
export function TextField(props: TextFieldProps): ReactNode {
  const { label, value, onChange, type = 'text', autoComplete, hint, name, error } = props;
  const id = useId();
  const message = useFieldMessage(error, name);
  return (
    <div className="form__row">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        type={type}
        autoComplete={autoComplete}
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
