import { type ChangeEvent, type HTMLInputAutoCompleteAttribute, type ReactNode, useId } from 'react';
import { useFieldMessage } from './use-field-message.js';
import './form.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'password';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly hint?: string;
  /** Lines that are seen of a longer text; absent for a text of one line. */
  readonly lines?: number;
  /** Most characters. */
  readonly max?: number;
  /** The field's name in the API, under which a refusal speaks of it. */
  readonly name: string;
  readonly error: unknown;
}

/** A labelled text of a form, with its hint and what the server said of it. */
export function TextField(props: TextFieldProps): ReactNode {
  const {
    label,
    value,
    onChange,
    type = 'text',
    autoComplete = 'off',
    hint,
    lines,
    max,
    name,
    error,
  } = props;
  const id = useId();
  const message = useFieldMessage(error, name);
  const field = {
    id,
    className: 'field',
    required: true,
    value,
    maxLength: max,
    'aria-invalid': message !== undefined,
    'aria-describedby': `${id}-note`,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      onChange(event.target.value);
    },
  };
  return (
    <div className="form__row">
      <label htmlFor={id}>{label}</label>
      {lines === undefined ? (
        <input {...field} type={type} autoComplete={autoComplete} />
      ) : (
        <textarea {...field} rows={lines} />
      )}
      <p id={`${id}-note`} className={message === undefined ? 'form__hint' : 'form__fault'}>
        {message ?? hint}
      </p>
    </div>
  );
}
