import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CompanyFacts } from '../api/model.js';
import { dayInSeoul } from '../ui/working-days.js';
import '../ui/form.css';
import { fieldId } from './field-id.js';
import { type FitDraft, type FitFault, readAnswer, toDraft, unknownFacts } from './fit-drafts.js';
import { type FitStep, stepAfter } from './fit-steps.js';
import { StepFields } from './step-fields.js';

export interface StepFormProps {
  readonly step: FitStep;
  readonly facts: CompanyFacts;
  readonly onAnswer: (facts: Partial<CompanyFacts>) => void;
}

/** One question: fields, `다음`, and `모름`, which is an answer as well. */
export function StepForm({ step, facts, onAnswer }: StepFormProps): ReactNode {
  const { t } = useTranslation();
  const today = dayInSeoul(new Date());
  const [draft, setDraft] = useState<FitDraft>(() => toDraft(step, facts, today));
  const [faults, setFaults] = useState<readonly FitFault[]>([]);
  return (
    <form
      className="form fit__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const answer = readAnswer(step, draft, today);
        if ('faults' in answer) setFaults(answer.faults);
        else onAnswer(answer.facts);
      }}
    >
      <Faults faults={faults} />
      <p className="fit__hint">{t(`fit.hint.${step}`)}</p>
      <StepFields
        step={step}
        draft={draft}
        faults={faults}
        today={today}
        onChange={(changed) => {
          setDraft({ ...draft, ...changed });
        }}
      />
      <p className="form__foot">
        <button type="submit" className="button button--primary">
          {t(stepAfter(step) === undefined ? 'fit.toResult' : 'fit.next')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            onAnswer(unknownFacts(step));
          }}
        >
          {t('fit.unknown')}
        </button>
      </p>
    </form>
  );
}

/** What has to be mended, above the fields; it takes the focus whenever it is said anew. */
function Faults({ faults }: { readonly faults: readonly FitFault[] }): ReactNode {
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0) ref.current?.focus();
  }, [faults]);
  if (faults.length === 0) return null;
  return (
    <div ref={ref} className="form__refusal" role="alert" tabIndex={-1}>
      <h2 className="fit__faults">{t('fit.faults', { count: faults.length })}</h2>
      <ul>
        {faults.map(({ field, rule }) => (
          <li key={field}>
            <a
              href={`#${fieldId(field)}`}
              onClick={(event) => {
                event.preventDefault(); // the address of the question stays as it is
                document.getElementById(fieldId(field))?.focus();
              }}
            >
              {t(`fit.fault.${rule}`)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
