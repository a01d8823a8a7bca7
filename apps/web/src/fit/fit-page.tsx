import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../account/session.js';
import { CompanyLinks } from '../company/company-links.js';
import '../company/company.css';
import { usePageTitle } from '../ui/use-page-title.js';
import { CompanyStatistics } from './company-statistics.js';
import { isAnswered } from './fit-drafts.js';
import { FIT_STEPS, stepAfter } from './fit-steps.js';
import { StepForm } from './step-form.js';
import { useAnswers } from './use-answers.js';
import './fit.css';

const route = getRouteApi('/fit');

/** The questions of company fit, one a page. What is answered stays in this tab, also on the way back. */
export function FitPage(): ReactNode {
  const { t } = useTranslation();
  const { step = 'founding' } = route.useSearch();
  const navigate = useNavigate();
  const { answers, keep, forget } = useAnswers();
  const no = FIT_STEPS.indexOf(step) + 1;
  const before = FIT_STEPS[no - 2];
  const hasAnswers = FIT_STEPS.some((one) => isAnswered(one, answers.facts));
  usePageTitle(`${t(`fit.step.${step}`)} (${String(no)}/${String(FIT_STEPS.length)})`);
  return (
    <div className="page fit">
      <p className="fit__over">{t('fit.title')}</p>
      <h1>{t(`fit.step.${step}`)}</h1>
      {no === 1 && <p className="page__answer">{t('fit.intro')}</p>}
      <p className="fit__progress">
        <progress value={no} max={FIT_STEPS.length} aria-label={t('fit.title')} />
        {t('fit.progress', { no, total: FIT_STEPS.length })}
      </p>
      <StepForm
        key={step}
        step={step}
        facts={answers.facts}
        onAnswer={(facts) => {
          keep({ ...answers, facts: { ...answers.facts, ...facts } });
          const next = stepAfter(step);
          void (next === undefined
            ? navigate({ to: '/fit/result' })
            : navigate({ to: '/fit', search: { step: next } }));
        }}
      />
      <p className="fit__ways">
        {before !== undefined && (
          <Link to="/fit" search={{ step: before }}>
            {t('fit.back')}
          </Link>
        )}
        <Link to="/fit/result">{t('fit.seeNow')}</Link>
        {hasAnswers && (
          <button
            type="button"
            className="button button--text"
            onClick={() => {
              forget();
              void navigate({ to: '/fit', search: {} });
            }}
          >
            {t('fit.restart')}
          </button>
        )}
      </p>
      {no === 1 && <ForAccounts />}
    </div>
  );
}

/** What an account has beside the questions: the pages of a company, or the numbers for those who work here. */
function ForAccounts(): ReactNode {
  const isStaff = useMay('see-internal');
  const actsForCompany = (useSession()?.person?.stakeholderId ?? null) !== null;
  return (
    <>
      {actsForCompany && <CompanyLinks />}
      {isStaff && <CompanyStatistics />}
    </>
  );
}
