import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldScope } from './field-id.js';
import { FitSelect } from './fit-field.js';
import { RuleFields } from './rule-fields.js';
import { type AlternativeValues, ALTERNATIVES, SIMPLE_KINDS, withOneMore } from './rule-values.js';

export interface AlternativeFieldsProps {
  readonly alternatives: readonly AlternativeValues[];
  readonly write: (alternatives: readonly AlternativeValues[]) => void;
}

/** Conditions of which one is enough, each with the fields of its kind. */
export function AlternativeFields({ alternatives, write }: AlternativeFieldsProps): ReactNode {
  const { t } = useTranslation();
  const adding = useRef<HTMLButtonElement>(null);
  return (
    <>
      <p className="fit__hint">{t('fit.criteria.form.alternativesHint')}</p>
      {alternatives.map((values, at) => (
        <Alternative
          key={values.key}
          no={at + 1}
          values={values}
          isRemovable={alternatives.length > ALTERNATIVES.fewest}
          write={(changed) => {
            write(alternatives.map((one) => (one.key === values.key ? { ...one, ...changed } : one)));
          }}
          remove={() => {
            write(alternatives.filter(({ key }) => key !== values.key));
            // the button that had the focus is gone
            adding.current?.focus();
          }}
        />
      ))}
      <p>
        <button
          ref={adding}
          type="button"
          className="button button--small"
          aria-disabled={alternatives.length >= ALTERNATIVES.most || undefined}
          onClick={() => {
            if (alternatives.length < ALTERNATIVES.most) write(withOneMore(alternatives));
          }}
        >
          {t('fit.criteria.form.addAlternative')}
        </button>
      </p>
    </>
  );
}

interface AlternativeProps {
  readonly no: number;
  readonly values: AlternativeValues;
  readonly isRemovable: boolean;
  readonly write: (values: AlternativeValues) => void;
  readonly remove: () => void;
}

function Alternative({ no, values, isRemovable, write, remove }: AlternativeProps): ReactNode {
  const { t } = useTranslation();
  return (
    <FieldScope value={`alternative-${String(values.key)}-`}>
      <fieldset className="alternative">
        <legend>{t('fit.criteria.form.alternative', { no })}</legend>
        <FitSelect
          field="kind"
          label={t('fit.criteria.form.kind')}
          value={values.kind}
          choices={SIMPLE_KINDS.map((value) => ({ value, label: t(`fit.criteria.kind.${value}`) }))}
          faults={[]}
          onChange={(chosen) => {
            const kind = SIMPLE_KINDS.find((one) => one === chosen);
            if (kind !== undefined) write({ ...values, kind, words: [] });
          }}
        />
        <RuleFields
          values={values}
          write={(rule) => {
            write({ ...values, ...rule, kind: values.kind });
          }}
        />
        {isRemovable && (
          <button type="button" className="button button--small" onClick={remove}>
            {t('fit.criteria.form.removeAlternative', { no })}
          </button>
        )}
      </fieldset>
    </FieldScope>
  );
}
