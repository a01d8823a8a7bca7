import { type ReactNode, useState } from 'react';
import { type EntryFormState } from '../edit/use-entry-form.js';
import { type FieldFault } from './check-draft.js';
import { faultOf } from './fault-text.js';
import { FormFieldRow } from './form-field.js';
import { type FormSection, hasContent } from './form-shape.js';

export interface FormSectionViewProps {
  readonly section: FormSection;
  readonly form: EntryFormState<FieldFault>;
  readonly faults: readonly FieldFault[];
  readonly isNew: boolean;
  readonly beside: ReactNode;
}

/** A part of the form under its heading; a rare one opens on demand, and where something in it needs a look. */
export function FormSectionView(props: FormSectionViewProps): ReactNode {
  const { section, form, faults, beside } = props;
  const [isOpen, setIsOpen] = useState(section.isRare !== true || hasContent(section, form.typed));
  const needsLook = section.fields.some(
    ({ name }) => faultOf(faults, name) !== undefined || form.conflicts.includes(name),
  );
  const heading = `section-${section.name}`;
  const fields = (
    <>
      {section.text !== undefined && <p className="entry-form__text">{section.text}</p>}
      <Fields {...props} />
      {beside}
    </>
  );
  if (section.isRare !== true) {
    return (
      <section className="entry-form__section" aria-labelledby={heading}>
        <h2 id={heading} className="section-heading">
          {section.heading}
        </h2>
        {fields}
      </section>
    );
  }
  return (
    <details
      className="entry-form__section"
      open={isOpen || needsLook}
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <h2 id={heading} className="section-heading">
          {section.heading}
        </h2>
      </summary>
      {fields}
    </details>
  );
}

function Fields({ section, form, faults, isNew }: FormSectionViewProps): ReactNode {
  return (
    <div className="entry-form__fields">
      {section.fields.map((field) => (
        <FormFieldRow
          key={field.name}
          field={field}
          value={form.typed[field.name] ?? ''}
          faults={faults}
          stored={form.conflicts.includes(field.name) ? form.base.values[field.name] : undefined}
          body={form.typed['body'] ?? ''}
          isNew={isNew}
          onChange={(value) => {
            form.type(field.name, value);
          }}
        />
      ))}
    </div>
  );
}
