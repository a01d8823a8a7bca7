import { type ReactNode } from 'react';
import './form.css';

export interface ChoiceBoxesProps<T extends string> {
  readonly legend: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}

/** Boxes of which any number may be ticked. */
export function ChoiceBoxes<T extends string>(props: ChoiceBoxesProps<T>): ReactNode {
  const { legend, choices, chosen, onChange } = props;
  return (
    <fieldset className="form__choices">
      <legend>{legend}</legend>
      {choices.map(({ value, label }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => {
              const others = chosen.filter((one) => one !== value);
              onChange(event.target.checked ? [...others, value] : others);
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
