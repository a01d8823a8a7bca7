import { type ReactNode } from 'react';
import { Localised } from '../ui/localised.js';
import { type ControlProps } from './field-frame.js';
import { type NamedChoice } from './field-values.js';

export interface ChosenOneProps {
  readonly control: ControlProps;
  readonly chosen: NamedChoice;
  /** What the button that takes the choice back says. */
  readonly again: string;
  readonly onTakeBack: () => void;
}

/** What was chosen, with the way to another choice. */
export function ChosenOne({ control, chosen, again, onTakeBack }: ChosenOneProps): ReactNode {
  return (
    <div className="entry-form__chosen">
      <span>
        <Localised ko={chosen.name} en={chosen.nameEn} />
      </span>
      <button
        id={control.id}
        type="button"
        className="button button--small"
        aria-label={again} // else the label of the field would be its name
        aria-describedby={control.noteId}
        onClick={onTakeBack}
      >
        {again}
      </button>
    </div>
  );
}
