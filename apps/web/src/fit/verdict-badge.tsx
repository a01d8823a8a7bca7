import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CriterionVerdict, type FitVerdict } from '../api/model.js';

const SIGNS: Readonly<Record<CriterionVerdict, string>> = { meets: '✔', unknown: '?', fails: '✘' };
const AS_CRITERION: Readonly<Record<FitVerdict, CriterionVerdict>> = {
  eligible: 'meets',
  check: 'unknown',
  not_eligible: 'fails',
};

/** Shape and word of a verdict on one criterion; colour only goes along. */
export function CriterionBadge({ verdict }: { readonly verdict: CriterionVerdict }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className={`fit-badge fit-badge--${verdict}`}>
      <span aria-hidden="true">{SIGNS[verdict]}</span> {t(`fit.criterionVerdict.${verdict}`)}
    </span>
  );
}

/** Shape and word of a verdict on a programme. */
export function VerdictBadge({ verdict }: { readonly verdict: FitVerdict }): ReactNode {
  const { t } = useTranslation();
  const shape = AS_CRITERION[verdict];
  return (
    <span className={`fit-badge fit-badge--${shape}`}>
      <span aria-hidden="true">{SIGNS[shape]}</span> {t(`fit.verdict.${verdict}`)}
    </span>
  );
}
