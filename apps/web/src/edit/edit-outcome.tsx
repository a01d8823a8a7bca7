import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { useLanguage } from '../ui/use-language.js';
import { type SaveOutcome } from './entry-edit.js';

/** Why the entry was not saved, and what can be done. */
export function EditOutcome({ outcome }: { readonly outcome: SaveOutcome }): ReactNode {
  const { t } = useTranslation();
  if (outcome.kind === 'saved') return null;
  if (outcome.kind === 'conflict') {
    return (
      <Refusal title={t('edit.conflict')}>
        {t('edit.conflictText', { revision: String(outcome.current.revision) })}
      </Refusal>
    );
  }
  if (outcome.kind === 'signedOut') return <SignedOut />;
  if (outcome.kind === 'forbidden') {
    return <Refusal title={t('edit.forbidden')}>{t('edit.forbiddenText')}</Refusal>;
  }
  if (outcome.kind === 'invalid') {
    return (
      <Refusal title={t('edit.failed')}>{t('edit.fieldErrors', { count: outcome.fields.length })}</Refusal>
    );
  }
  return <Failure error={outcome.error} />;
}

function Refusal({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="edit__refusal" role="alert">
      <p className="edit__refusal-title">{title}</p>
      <p>{children}</p>
    </div>
  );
}

function Failure({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const problem = error instanceof ApiProblem ? error : undefined;
  return (
    <Refusal title={t('edit.failed')}>
      {problem?.detailIn(language) ?? t('state.errorOffline')}
      {problem?.requestId !== undefined && ` ${t('state.requestId', { id: problem.requestId })}`}
    </Refusal>
  );
}

function SignedOut(): ReactNode {
  const { t } = useTranslation();
  return (
    <Refusal title={t('edit.signedOut')}>
      {t('edit.signedOutText')}{' '}
      <a href="/login" target="_blank" rel="noreferrer">
        {t('edit.signInElsewhere')}
      </a>
    </Refusal>
  );
}
