import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { ApiProblem } from '../api/problem.js';
import { conceptRemove, conceptRevert, conceptSave } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { RadioChoice } from '../ui/radio-choice.js';
import { TextField } from '../ui/text-field.js';
import { useFieldMessage } from '../ui/use-field-message.js';
import { type ConceptValues, listFields, toConceptDraft } from './concept-form-values.js';
import { conceptQuery, refreshThesaurus } from './thesaurus-queries.js';

export interface ConceptFormProps {
  /** Undefined for a new concept. */
  readonly id: string | undefined;
  /** Of the change that is on the screen. */
  readonly revision: number;
  readonly start: ConceptValues;
  /** Whether the draft differs from what readers see. */
  readonly isChanged?: boolean;
  /** False where the draft takes it out. */
  readonly isThere?: boolean;
}

type Step = 'save' | 'remove' | 'revert';

/** The words and links of a concept, to be saved in the draft. */
export function ConceptForm(props: ConceptFormProps): ReactNode {
  const { t } = useTranslation();
  const { id, start, isChanged = false, isThere = true } = props;
  const [values, setValues] = useState(start);
  const write = useWrite(props, values);
  const change = (part: Partial<ConceptValues>): void => {
    setValues({ ...values, ...part });
  };
  return (
    <form
      className="form form--wide concept-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        write.mutate('save');
      }}
    >
      <FormProblem error={write.error} />
      <Stale error={write.error} id={id} />
      <Names isNew={id === undefined} values={values} error={write.error} onChange={change} />
      <div className="concept-form__lists">
        {listFields.map((field) => (
          <ListField
            key={field}
            field={field}
            value={values[field]}
            error={write.error}
            onChange={(text) => {
              change({ [field]: text });
            }}
          />
        ))}
      </div>
      <Direction values={values} error={write.error} onChange={change} />
      <p role="status">{write.isSuccess && t('concept.saved')}</p>
      <Foot
        isPending={write.isPending}
        steps={[
          ...(isChanged ? (['revert'] as const) : []),
          ...(id !== undefined && isThere ? (['remove'] as const) : []),
        ]}
        onStep={(step) => {
          write.mutate(step);
        }}
      />
    </form>
  );
}

interface FootProps {
  readonly isPending: boolean;
  /** What can be done beside saving. */
  readonly steps: readonly Exclude<Step, 'save'>[];
  readonly onStep: (step: Step) => void;
}

function Foot({ isPending, steps, onStep }: FootProps): ReactNode {
  const { t } = useTranslation();
  return (
    <p className="form__foot">
      <ActionButton type="submit" className="button button--primary" isPending={isPending}>
        {t('concept.save')}
      </ActionButton>
      {steps.map((step) => (
        <ActionButton
          key={step}
          isPending={isPending}
          onClick={() => {
            onStep(step);
          }}
        >
          {t(`concept.${step}`)}
        </ActionButton>
      ))}
    </p>
  );
}

function useWrite({ id, revision }: ConceptFormProps, values: ConceptValues) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const target = id ?? values.id.trim();
  return useMutation({
    mutationFn: async (step: Step) => {
      const request = { path: { id: target === '' ? '-' : target }, headers: ifMatch(revision) };
      if (step === 'save') await dataOf(conceptSave({ ...request, body: toConceptDraft(values) }));
      else await dataOf(step === 'remove' ? conceptRemove(request) : conceptRevert(request));
    },
    onSuccess: async (_nothing, step) => {
      await refreshThesaurus(client);
      if (id === undefined) await navigate({ to: '/thesaurus/$id', params: { id: target } });
      // a new concept that is taken out is nowhere any more
      else if (step !== 'save' && client.getQueryState(conceptQuery(id).queryKey)?.status === 'error') {
        await navigate({ to: '/thesaurus' });
      }
    },
  });
}

/** Somebody else was first: what is typed stays until one asks for what is there now. */
function Stale({ error, id }: { readonly error: unknown; readonly id: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  if (!(error instanceof ApiProblem) || error.code !== 'thesaurus.stale' || id === undefined) return null;
  return (
    <p>
      <button
        type="button"
        className="button button--small"
        onClick={() => {
          void client.invalidateQueries({ queryKey: conceptQuery(id).queryKey });
        }}
      >
        {t('concept.staleReload')}
      </button>
    </p>
  );
}

interface PartProps {
  readonly values: ConceptValues;
  readonly error: unknown;
  readonly onChange: (part: Partial<ConceptValues>) => void;
}

function Names({ isNew, values, error, onChange }: PartProps & { readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="concept-form__lists">
      {isNew && (
        <TextField
          label={t('concept.id')}
          hint={t('concept.idHint')}
          name="id"
          autoComplete="off"
          value={values.id}
          error={error}
          onChange={(id) => {
            onChange({ id });
          }}
        />
      )}
      <TextField
        label={t('concept.ko')}
        name="ko"
        autoComplete="off"
        value={values.ko}
        error={error}
        onChange={(ko) => {
          onChange({ ko });
        }}
      />
      <TextField
        label={t('concept.en')}
        name="en"
        autoComplete="off"
        value={values.en}
        error={error}
        onChange={(en) => {
          onChange({ en });
        }}
      />
    </div>
  );
}

interface ListFieldProps {
  readonly field: (typeof listFields)[number];
  readonly value: string;
  readonly error: unknown;
  readonly onChange: (text: string) => void;
}

const hints = {
  official: 'concept.lineHint',
  lay: 'concept.lineHint',
  abbr: 'concept.lineHint',
  en_alt: 'concept.lineHint',
  patterns: 'concept.patternHint',
  broader: 'concept.linkHint',
  related: 'concept.linkHint',
} as const;

/** A list, with a line for each of its items. */
function ListField({ field, value, error, onChange }: ListFieldProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const message = useFieldMessage(error, field);
  return (
    <div className="form__row">
      <label htmlFor={id}>{t(`concept.${field}`)}</label>
      <textarea
        id={id}
        className="field"
        rows={Math.min(12, Math.max(3, value.split('\n').length + 1))}
        value={value}
        aria-invalid={message !== undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <p id={`${id}-note`} className={message === undefined ? 'form__hint' : 'form__fault'}>
        {message ?? t(hints[field])}
      </p>
    </div>
  );
}

function Direction({ values, error, onChange }: PartProps): ReactNode {
  const { t } = useTranslation();
  const message = useFieldMessage(error, 'polarity');
  return (
    <div className="concept-form__lists">
      <div>
        <RadioChoice
          legend={t('concept.polarity')}
          choices={[
            { value: 'none', label: t('concept.polarityNone') },
            { value: '+', label: t('concept.polarityPlus') },
            { value: '-', label: t('concept.polarityMinus') },
          ]}
          chosen={values.polarity}
          onChange={(polarity) => {
            onChange({ polarity });
          }}
        />
        {message !== undefined && <p className="form__fault">{message}</p>}
      </div>
      <TextField
        label={t('concept.opposite')}
        hint={t('concept.oppositeHint')}
        name="opposite"
        autoComplete="off"
        value={values.opposite}
        error={error}
        onChange={(opposite) => {
          onChange({ opposite });
        }}
      />
    </div>
  );
}
