import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { type SaveOutcome } from '../edit/entry-edit.js';
import { formatDateTime } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import { type FieldFault } from './check-draft.js';
import { controlId, faultText } from './fault-text.js';
import { type FormField } from './form-shape.js';

export interface FaultSummaryProps {
  readonly outcome: SaveOutcome | undefined;
  readonly faults: readonly FieldFault[];
  readonly fields: readonly FormField[];
  /** Fields that somebody else changed. */
  readonly elsewhere: readonly string[];
  /** Counts refusals: with each, the summary takes the focus. */
  readonly refusals: number;
  readonly onSignIn: () => void;
}

/** Why the entry was not saved and what can be done, above the form. It takes the focus, so that nobody has to look for it. */
export function FaultSummary(props: FaultSummaryProps): ReactNode {
  const { outcome, faults, refusals } = props;
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusals > 0) ref.current?.focus();
  }, [refusals]);
  if (faults.length === 0 && (outcome === undefined || outcome.kind === 'saved')) return null;
  return (
    <div ref={ref} className="entry-form__refusal" role="alert" tabIndex={-1}>
      {faults.length > 0 ? <Faults {...props} /> : <Refusal {...props} />}
    </div>
  );
}

function Faults({ faults, fields }: FaultSummaryProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <h2 className="entry-form__refusal-title">{t('edit.fieldErrors', { count: faults.length })}</h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault.field}>
            <FaultLink name={fault.field} fields={fields}>
              {faultText(t, language, fault)}
            </FaultLink>
          </li>
        ))}
      </ul>
    </>
  );
}

interface FaultLinkProps {
  readonly name: string;
  readonly fields: readonly FormField[];
  readonly children: string;
}

/** Leads to the control of a faulty field; an ask has a control of its own. */
function FaultLink({ name, fields, children }: FaultLinkProps): ReactNode {
  const { t } = useTranslation();
  const ask = /^asks\.(\d+)\.text$/.exec(name)?.[1];
  const field =
    fields.find((one) => one.name === name) ?? fields.find((one) => name.startsWith(`${one.name}.`));
  const label = ask === undefined ? field?.label : t('edit.fieldAsk', { no: Number(ask) + 1 });
  const target = ask === undefined ? field?.name : name;
  if (target === undefined) return `${name}: ${children}`;
  return (
    <a
      href={`#${controlId(target)}`}
      onClick={(event) => {
        event.preventDefault(); // the address of the form stays as it is
        document.getElementById(controlId(target))?.focus();
      }}
    >
      {label}: {children}
    </a>
  );
}

function Refusal({ outcome, fields, elsewhere, onSignIn }: FaultSummaryProps): ReactNode {
  const { t } = useTranslation();
  if (outcome?.kind === 'conflict')
    return <Conflict current={outcome.current} fields={fields} elsewhere={elsewhere} />;
  if (outcome?.kind === 'signedOut') {
    return (
      <Told title={t('edit.signedOut')} text={t('entryForm.signedOutText')}>
        <button type="button" className="button button--small" onClick={onSignIn}>
          {t('account.signIn')}
        </button>
      </Told>
    );
  }
  if (outcome?.kind === 'forbidden')
    return <Told title={t('edit.forbidden')} text={t('edit.forbiddenText')} />;
  return <Failure error={outcome?.kind === 'failed' ? outcome.error : undefined} />;
}

interface ToldProps {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

function Told({ title, text, children }: ToldProps): ReactNode {
  return (
    <>
      <h2 className="entry-form__refusal-title">{title}</h2>
      <p>{text}</p>
      {children}
    </>
  );
}

/** Who changed what, as far as this person may know. */
function Conflict({
  current,
  fields,
  elsewhere,
}: Pick<FaultSummaryProps, 'fields' | 'elsewhere'> & {
  readonly current: Extract<SaveOutcome, { kind: 'conflict' }>['current'];
}): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const labels = fields.filter(({ name }) => elsewhere.includes(name)).map(({ label }) => label);
  const { lastChange } = current;
  return (
    <Told title={t('edit.conflict')} text={t('edit.conflictText', { revision: String(current.revision) })}>
      {lastChange !== undefined && (
        <p>
          {t(lastChange.actor === null ? 'entryForm.changedAt' : 'entryForm.changedBy', {
            name: lastChange.actor ?? '',
            at: formatDateTime(lastChange.at, language),
          })}
        </p>
      )}
      {labels.length > 0 && <p>{t('entryForm.changedFields', { fields: labels.join(', ') })}</p>}
    </Told>
  );
}

function Failure({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const problem = error instanceof ApiProblem ? error : undefined;
  const id = problem?.requestId;
  return (
    <Told title={t('edit.failed')} text={problem?.detailIn(language) ?? t('state.errorOffline')}>
      <p>{t('entryForm.failedKept')}</p>
      {id !== undefined && <p>{t('state.requestId', { id })}</p>}
    </Told>
  );
}
