import { type FieldValues } from '../edit/entry-edit.js';

/** How a field is filled in. */
export type FieldControl =
  | 'line'
  | 'text'
  | 'list'
  | 'day'
  | 'won'
  | 'choice'
  | 'flag'
  | 'asks'
  | 'stakeholder'
  | 'items'
  | 'document'
  | 'facet';

export interface FormField {
  /** As the API names it; a part of a nested one with its path, such as `applicationPeriod.to`. */
  readonly name: string;
  readonly label: string;
  readonly control: FieldControl;
  /** The field takes the width of the form; else two stand side by side where there is room. */
  readonly isWide?: boolean;
  readonly isRequired?: boolean;
  readonly hint?: string;
  /** Language of what is typed, Korean unless said otherwise. */
  readonly lang?: 'en';
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

export interface FormSection {
  readonly name: string;
  readonly heading: string;
  readonly text?: string;
  /** A part that most entries leave empty: it is closed unless something stands in it. */
  readonly isRare?: boolean;
  readonly fields: readonly FormField[];
}

/** The first part of a name: the field of the API that a form field belongs to. */
export const topOf = (name: string): string => name.split('.')[0] ?? name;

/** Whether any field of a section is filled in. */
export const hasContent = (section: FormSection, values: FieldValues): boolean =>
  section.fields.some(({ name }) => (values[name] ?? '') !== '');
