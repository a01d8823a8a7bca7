import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FactQuestion, type FitAnswer, type FitQuestion } from '../api/model.js';
import { formatDate, formatKrw } from '../ui/format.js';
import { KoreanText, Localised } from '../ui/localised.js';
import { useLanguage } from '../ui/use-language.js';
import { stepOfFact } from './fit-steps.js';
import { factText } from './fit-text.js';
import { CriterionBadge } from './verdict-badge.js';

/** Facts that are hardly as they were given, each with the way to mend it. */
export function Doubts({ questions }: { readonly questions: readonly FactQuestion[] }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (questions.length === 0) return null;
  return (
    <section className="fit__doubts" aria-labelledby="fit-doubts">
      <h2 id="fit-doubts">{t('fit.doubts')}</h2>
      <ul>
        {questions.map(({ code, fact, value, suggestion }) => (
          <li key={`${code}/${value}`}>
            {t(`fit.doubt.${code}`, { value })}{' '}
            {suggestion !== null &&
              t('fit.suggestion', {
                value: fact === 'salesKrw' ? formatKrw(Number(suggestion), language) : suggestion,
              })}{' '}
            <StepLink fact={fact} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function StepLink({ fact }: { readonly fact: string }): ReactNode {
  const { t } = useTranslation();
  const step = stepOfFact(fact);
  if (step === undefined) return null;
  return (
    <Link to="/fit" search={{ step }} aria-label={`${t('fit.mend')}: ${factText(t, fact)}`}>
      {t('fit.mend')}
    </Link>
  );
}

/** Which answers would decide most programmes. */
export function WhatWouldChange({ asks }: { readonly asks: readonly FitQuestion[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="fit-asks">
      <h2 id="fit-asks" className="section-heading">
        {t('fit.asks')}
      </h2>
      <p className="fit__hint">{t(asks.length === 0 ? 'fit.asksNone' : 'fit.asksHint')}</p>
      <ol className="fit__asks">
        {asks.map(({ fact, programmes, decides }) => (
          <li key={fact}>
            {t(decides === 0 ? 'fit.askNone' : 'fit.ask', { fact: factText(t, fact), programmes, decides })}{' '}
            <StepLink fact={fact} />
          </li>
        ))}
      </ol>
    </section>
  );
}

type Programme = FitAnswer['growth'][number]['programme'];

function ProgrammeLink({ programme }: { readonly programme: Programme }): ReactNode {
  return (
    <Link to="/programmes/$id" params={{ id: programme.externalRef ?? programme.id }}>
      <Localised ko={programme.title} en={programme.titleEn} />
    </Link>
  );
}

/** Programmes that one criterion alone bars. */
export function NearMisses({ misses }: { readonly misses: FitAnswer['nearMisses'] }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (misses.length === 0) return null;
  return (
    <section aria-labelledby="fit-misses">
      <h2 id="fit-misses" className="section-heading">
        {t('fit.nearMisses')}
      </h2>
      <ul className="fit__list">
        {misses.map(({ programme, blocking }) => (
          <li key={programme.id}>
            <ProgrammeLink programme={programme} /> <CriterionBadge verdict={blocking.verdict} />
            <p>{blocking.explanation[language]}</p>
            <blockquote className="fit-card__quote">
              <KoreanText>{blocking.sentence}</KoreanText>
            </blockquote>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the company comes to as it ages and grows. */
export function Growth({ steps }: { readonly steps: FitAnswer['growth'] }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="fit-growth">
      <h2 id="fit-growth" className="section-heading">
        {t('fit.growth')}
      </h2>
      <p className="fit__hint">{t('fit.growthHint')}</p>
      <ul className="fit__list">
        {steps.map(({ programme, stage, from, to, growsInto }) => (
          <li key={programme.id}>
            <span className="tag">{t(`fit.growthStage.${stage}`)}</span>{' '}
            <ProgrammeLink programme={programme} />{' '}
            {from !== null && t('fit.growthFrom', { from: formatDate(from, language) })}{' '}
            {to !== null && t('fit.growthTo', { to: formatDate(to, language) })}{' '}
            {growsInto.length > 0 && t('fit.growthWhen')}
          </li>
        ))}
      </ul>
    </section>
  );
}
