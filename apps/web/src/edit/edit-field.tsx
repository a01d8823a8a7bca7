import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldProblem } from '../api/model.js';
import { useLanguage } from '../ui/use-language.js';
import { type EditField } from './entry-edit.js';

export interface EditFieldRowProps {
  readonly field: EditField;
  readonly value: string;
  readonly isEmptyRefused: boolean;
  readonly problem: FieldProblem | undefined;
  /** What is stored now, when someone else changed this field meanwhile. */
  readonly stored: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A labelled field with its own error and, after a conflict, the stored text beside it. */
export function EditFieldRow(props: EditFieldRowProps): ReactNode {
  const { field, value, stored, onChange } = props;
  const message = useMessage(props);
  const id = useId();
  return (
    <div className="edit__row">
      <label htmlFor={id}>{field.label}</label>
      <FieldControl
        id={id}
        field={field}
        value={value}
        problemId={message === undefined ? undefined : `${id}-problem`}
        onChange={onChange}
      />
      {message !== undefined && (
        <p id={`${id}-problem`} className="edit__problem">
          {message}
        </p>
      )}
      {stored !== undefined && (
        <StoredText
          text={field.choices?.find((choice) => choice.value === stored)?.label ?? stored}
          onUse={() => {
            onChange(stored);
          }}
        />
      )}
    </div>
  );
}

function useMessage({ field, value, isEmptyRefused, problem }: EditFieldRowProps): string | undefined {
  const { t } = useTranslation();
  const language = useLanguage();
  if (isEmptyRefused && value.trim() === '') return t('edit.emptyField', { field: field.label });
  return language === 'ko' ? problem?.messageKo : problem?.messageEn;
}

interface FieldControlProps {
  readonly id: string;
  readonly field: EditField;
  readonly value: string;
  readonly problemId: string | undefined;
  readonly onChange: (value: string) => void;
}

function FieldControl({ id, field, value, problemId, onChange }: FieldControlProps): ReactNode {
  const shared = {
    id,
    value,
    className: 'field',
    required: true,
    'aria-invalid': problemId !== undefined,
    'aria-describedby': problemId,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      onChange(event.target.value);
    },
  };
  if (field.kind === 'line') return <input {...shared} lang="ko" />;
  if (field.kind === 'text') {
    const rows = Math.min(12, Math.max(3, Math.ceil(field.value.length / 45)));
    return <textarea {...shared} lang="ko" rows={rows} />;
  }
  return (
    <select {...shared}>
      {field.choices?.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

function StoredText({ text, onUse }: { readonly text: string; readonly onUse: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="edit__stored">
      <p className="edit__stored-title">{t('edit.conflictCurrent')}</p>
      <p lang="ko">{text}</p>
      <button type="button" className="button button--small" onClick={onUse}>
        {t('edit.conflictUse')}
      </button>
    </div>
  );
}
