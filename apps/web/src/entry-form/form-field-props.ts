import { type ReactNode } from 'react';
import { type FieldFault } from './check-draft.js';
import { type FormField } from './form-shape.js';

export interface FormFieldRowProps {
  readonly field: FormField;
  readonly value: string;
  readonly faults: readonly FieldFault[];
  /** What is stored now, when somebody else changed this field meanwhile. */
  readonly stored: string | undefined;
  /** The text that asks are found in. */
  readonly body: string;
  readonly isNew: boolean;
  readonly onChange: (value: string) => void;
}

export interface StoredProps {
  readonly storedText: ReactNode;
  readonly onUseStored: () => void;
}
