import { type ReactNode } from 'react';
import { type Ask } from '../api/model.js';
import { ChoiceBoxes } from '../ui/choice-boxes.js';
import { useFieldMessage } from '../ui/use-field-message.js';

export interface AskChoiceProps {
  readonly legend: string;
  readonly hint: string;
  readonly asks: readonly Ask[];
  readonly chosen: readonly string[];
  readonly error: unknown;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Some of the asks of a proposal. */
export function AskChoice({ legend, hint, asks, chosen, error, onChange }: AskChoiceProps): ReactNode {
  const message = useFieldMessage(error, 'asks');
  return (
    <div className="rearrange__asks">
      <ChoiceBoxes
        legend={legend}
        choices={asks.map(({ id, no, text }) => ({ value: id, label: `${String(no)}. ${text}` }))}
        chosen={chosen}
        onChange={onChange}
      />
      <p className={message === undefined ? 'form__hint' : 'form__fault'}>{message ?? hint}</p>
    </div>
  );
}
