import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AsksField } from './asks-field.js';
import { DocumentField } from './document-field.js';
import { FacetField } from './facet-field.js';
import { faultOf } from './fault-text.js';
import { type FormFieldRowProps } from './form-field-props.js';
import { type ControlProps, FieldFrame } from './field-frame.js';
import { documentOf, parseAsks, parseChoice, parseChoices } from './field-values.js';
import { type FieldControl, type FormField } from './form-shape.js';
import { ItemsField } from './items-field.js';
import { StakeholderField } from './stakeholder-field.js';

/** One field of the form of an entry, by the control that it needs. */
export function FormFieldRow(props: FormFieldRowProps): ReactNode {
  const { field, value, faults, stored, onChange } = props;
  const storedText = useStoredText(field, stored);
  const onUseStored = (): void => {
    if (stored !== undefined) onChange(stored);
  };
  if (field.control === 'asks')
    return <AsksField {...props} storedText={storedText} onUseStored={onUseStored} />;
  if (field.control === 'facet')
    return <FacetField {...props} storedText={storedText} onUseStored={onUseStored} />;
  return (
    <FieldFrame
      field={field}
      fault={faultOf(faults, field.name)}
      stored={storedText}
      onUseStored={onUseStored}
    >
      {(control) => <Control control={control} field={field} value={value} onChange={onChange} />}
    </FieldFrame>
  );
}

function Control(props: PlainControlProps): ReactNode {
  const { field, ...rest } = props;
  if (field.control === 'stakeholder') return <StakeholderField {...rest} />;
  if (field.control === 'items') return <ItemsField {...rest} />;
  if (field.control === 'document') return <DocumentField {...rest} />;
  return <PlainControl {...props} />;
}

/** A stored value as people read it. */
function useStoredText(field: FormField, stored: string | undefined): ReactNode {
  const { t } = useTranslation();
  if (stored === undefined) return undefined;
  if (stored === '') return t('state.none');
  if (field.control === 'flag') return t(stored === 'true' ? 'entryForm.yes' : 'entryForm.no');
  return STORED[field.control]?.(stored) ?? labelOf(field, stored);
}

/** Stored values of the controls that hold more than a text. */
const STORED: Readonly<Partial<Record<FieldControl, (stored: string) => ReactNode>>> = {
  asks: (stored) => <StoredAsks value={stored} />,
  stakeholder: (stored) => parseChoice(stored)?.name,
  items: (stored) =>
    parseChoices(stored)
      .map(({ name }) => name)
      .join(', '),
  document: (stored) => documentOf(stored)?.name,
};

const labelOf = ({ choices = [] }: FormField, stored: string): string =>
  choices.find(({ value }) => value === stored)?.label ?? stored;

function StoredAsks({ value }: { readonly value: string }): ReactNode {
  return (
    <ol className="entry-form__stored-asks">
      {parseAsks(value).map(({ id, text }) => (
        <li key={id ?? text}>{text}</li>
      ))}
    </ol>
  );
}

interface PlainControlProps {
  readonly control: ControlProps;
  readonly field: FormField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function PlainControl({ control, field, value, onChange }: PlainControlProps): ReactNode {
  const shared = {
    id: control.id,
    className: 'field',
    'aria-required': field.isRequired === true || undefined,
    'aria-invalid': control.isInvalid,
    'aria-describedby': control.noteId,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      onChange(event.target.value);
    },
  };
  const lang = field.lang ?? 'ko';
  if (field.control === 'text') return <textarea {...shared} value={value} lang={lang} rows={8} />;
  if (field.control === 'list') return <textarea {...shared} value={value} lang={lang} rows={3} />;
  if (field.control === 'day')
    return <input {...shared} value={value} type="date" min="0001-01-01" max="9999-12-31" />;
  if (field.control === 'choice') {
    return (
      <select {...shared} value={value}>
        <Options choices={field.choices} />
      </select>
    );
  }
  if (field.control === 'flag') return <Flag control={control} value={value} onChange={onChange} />;
  const inputMode = field.control === 'won' ? 'numeric' : undefined;
  return <input {...shared} value={value} lang={lang} inputMode={inputMode} autoComplete="off" />;
}

function Options({ choices = [] }: { readonly choices: FormField['choices'] | undefined }): ReactNode {
  return choices.map((choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  ));
}

function Flag({ control, value, onChange }: Omit<PlainControlProps, 'field'>): ReactNode {
  return (
    <input
      id={control.id}
      className="entry-form__flag"
      type="checkbox"
      checked={value === 'true'}
      aria-describedby={control.noteId}
      onChange={(event) => {
        onChange(String(event.target.checked));
      }}
    />
  );
}
