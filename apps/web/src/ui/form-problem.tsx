import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { useLanguage } from './use-language.js';
import './form.css';

/** Why a form was refused; faults of single fields stand beside these. */
export function FormProblem({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (error === null || error === undefined) return null;
  const problem = error instanceof ApiProblem ? error : undefined;
  return (
    <p className="form__refusal" role="alert">
      {problem?.detailIn(language) ?? t('state.errorOffline')}
    </p>
  );
}
