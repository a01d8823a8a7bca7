import { type ReactNode, useId } from 'react';
import './form.css';

export interface RadioChoiceProps<T extends string> {
  readonly legend: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: T;
  readonly onChange: (chosen: T) => void;
}

/** One of a few words, all in sight. */
export function RadioChoice<T extends string>(props: RadioChoiceProps<T>): ReactNode {
  const { legend, choices, chosen, onChange } = props;
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
