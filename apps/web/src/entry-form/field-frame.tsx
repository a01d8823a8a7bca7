import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../ui/use-language.js';
import { type FieldFault } from './check-draft.js';
import { controlId, faultText } from './fault-text.js';
import { type FormField } from './form-shape.js';

export interface ControlProps {
  readonly id: string;
  readonly noteId: string;
  readonly isInvalid: boolean;
}

export interface FieldFrameProps {
  readonly field: FormField;
  readonly fault: FieldFault | undefined;
  /** What is stored now, in words, when somebody else changed this field meanwhile. */
  readonly stored: ReactNode;
  readonly onUseStored: () => void;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A labelled field with its hint, its fault and, after a conflict, what is stored beside it. */
export function FieldFrame({ field, fault, stored, onUseStored, children }: FieldFrameProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = controlId(field.name);
  const noteId = `${id}-note`;
  return (
    <div
      className={field.isWide === true ? 'entry-form__field entry-form__field--wide' : 'entry-form__field'}
    >
      <label htmlFor={id}>
        {field.label}
        {field.isRequired === true && <span className="entry-form__required">{t('edit.required')}</span>}
      </label>
      {children({ id, noteId, isInvalid: fault !== undefined })}
      <p id={noteId} className={fault === undefined ? 'form__hint' : 'form__fault'}>
        {fault === undefined ? field.hint : faultText(t, language, fault)}
      </p>
      {stored !== undefined && (
        <div className="entry-form__stored">
          <p className="entry-form__stored-title">{t('edit.conflictCurrent')}</p>
          <div lang={field.lang ?? 'ko'}>{stored}</div>
          <button type="button" className="button button--small" onClick={onUseStored}>
            {t('edit.conflictUse')}
          </button>
        </div>
      )}
    </div>
  );
}
