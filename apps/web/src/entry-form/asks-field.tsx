import { useMutation } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { askSplitSplit } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { useLanguage } from '../ui/use-language.js';
import { type FieldFault } from './check-draft.js';
import { controlId, faultText } from './fault-text.js';
import { parseAsks, type TypedAsk, writeAsks } from './field-values.js';
import { type FormFieldRowProps, type StoredProps } from './form-field-props.js';

const MOST_ASKS = 50;

/** The asks of a proposal one by one; of a new one they can be found in its text. */
export function AsksField(props: FormFieldRowProps & StoredProps): ReactNode {
  const { field, value, faults, body, isNew, storedText, onUseStored, onChange } = props;
  const { t } = useTranslation();
  const asks = parseAsks(value);
  const fault = faults.find((one) => one.field === field.name);
  const write = (next: readonly TypedAsk[]): void => {
    onChange(writeAsks(next));
  };
  return (
    <fieldset className="entry-form__field entry-form__field--wide asks-field">
      <legend>{field.label}</legend>
      <AsksHint fault={fault} isEmpty={asks.length === 0} />
      <ol className="asks-field__list">
        {asks.map((ask, index) => (
          <AskRow
            // an ask has no name of its own before it is stored
            key={ask.id ?? `new-${String(index)}`}
            no={index + 1}
            text={ask.text}
            fault={faults.find((one) => one.field === `asks.${String(index)}.text`)}
            isLast={index === asks.length - 1}
            mayRemove={isNew || asks.length > 1}
            onChange={(text) => {
              write(asks.map((one, at) => (at === index ? { ...one, text } : one)));
            }}
            onRemove={() => {
              write(asks.filter((_, at) => at !== index));
            }}
            onMove={(by) => {
              write(moved(asks, index, by));
            }}
          />
        ))}
      </ol>
      <div className="asks-field__tools">
        <button
          id={controlId(field.name)}
          type="button"
          className="button button--small"
          disabled={asks.length >= MOST_ASKS}
          onClick={() => {
            write([...asks, { text: '' }]);
          }}
        >
          {t('entryForm.asks.add')}
        </button>
        {isNew && <FindAsks body={body} onFound={write} />}
      </div>
      {storedText !== undefined && (
        <div className="entry-form__stored">
          <p className="entry-form__stored-title">{t('edit.conflictCurrent')}</p>
          <div lang="ko">{storedText}</div>
          <button type="button" className="button button--small" onClick={onUseStored}>
            {t('edit.conflictUse')}
          </button>
        </div>
      )}
    </fieldset>
  );
}

function AsksHint(props: { readonly fault: FieldFault | undefined; readonly isEmpty: boolean }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (props.fault !== undefined) return <p className="form__fault">{faultText(t, language, props.fault)}</p>;
  return <p className="form__hint">{t(props.isEmpty ? 'entryForm.asks.hintNone' : 'entryForm.asks.hint')}</p>;
}

/** The asks with one of them a place up or down. */
function moved(asks: readonly TypedAsk[], index: number, by: 1 | -1): readonly TypedAsk[] {
  const next = [...asks];
  const [ask] = next.splice(index, 1);
  if (ask !== undefined) next.splice(index + by, 0, ask);
  return next;
}

interface AskRowProps {
  readonly no: number;
  readonly text: string;
  readonly fault: FieldFault | undefined;
  readonly isLast: boolean;
  readonly mayRemove: boolean;
  readonly onChange: (text: string) => void;
  readonly onRemove: () => void;
  readonly onMove: (by: 1 | -1) => void;
}

function AskRow(props: AskRowProps): ReactNode {
  const { no, text, fault, isLast, mayRemove, onChange, onRemove, onMove } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const id = controlId(`asks.${String(no - 1)}.text`);
  return (
    <li className="asks-field__row">
      <label htmlFor={id}>{t('edit.fieldAsk', { no })}</label>
      <textarea
        id={id}
        className="field"
        lang="ko"
        rows={2}
        value={text}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-note`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {fault !== undefined && (
        <p id={`${id}-note`} className="form__fault">
          {faultText(t, language, fault)}
        </p>
      )}
      <p className="asks-field__row-tools">
        {no > 1 && (
          <button
            type="button"
            className="button button--small"
            onClick={() => {
              onMove(-1);
            }}
          >
            {t('entryForm.asks.up', { no })}
          </button>
        )}
        {!isLast && (
          <button
            type="button"
            className="button button--small"
            onClick={() => {
              onMove(1);
            }}
          >
            {t('entryForm.asks.down', { no })}
          </button>
        )}
        {mayRemove && (
          <button type="button" className="button button--small" onClick={onRemove}>
            {t('entryForm.asks.remove', { no })}
          </button>
        )}
      </p>
    </li>
  );
}

interface FindAsksProps {
  readonly body: string;
  readonly onFound: (asks: readonly TypedAsk[]) => void;
}

/** Splits the text as the server would when no asks are given, so that a person can mend the split. */
function FindAsks({ body, onFound }: FindAsksProps): ReactNode {
  const { t } = useTranslation();
  const split = useMutation({
    mutationFn: () => dataOf(askSplitSplit({ body: { text: body } })),
    onSuccess: ({ items }) => {
      onFound(items.map(({ text }) => ({ text })));
    },
  });
  return (
    <>
      <ActionButton
        className="button button--small"
        isPending={split.isPending}
        disabled={body.trim() === ''}
        onClick={() => {
          split.mutate();
        }}
      >
        {t('entryForm.asks.find')}
      </ActionButton>
      <span role="status" className="form__hint">
        {split.data !== undefined && t('entryForm.asks.found', { count: split.data.items.length })}
      </span>
      <FormProblem error={split.error} />
    </>
  );
}
