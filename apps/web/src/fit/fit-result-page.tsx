import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import {
  type CompanyFacts,
  type FitAnswer,
  type FitItem,
  type FitPage,
  type FitVerdict,
} from '../api/model.js';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { formatDate } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import { usePageTitle } from '../ui/use-page-title.js';
import { type Comparing, FitCard } from './fit-card.js';
import { FitComparison } from './fit-comparison.js';
import { FitFiles } from './fit-files.js';
import { fitGroupQuery, fitQuery } from './fit-queries.js';
import { Doubts, Growth, NearMisses, WhatWouldChange } from './fit-summary.js';
import { ProfilePanel } from './profile-panel.js';
import { useAnswers } from './use-answers.js';
import './fit.css';

const GROUPS: readonly FitVerdict[] = ['eligible', 'check', 'not_eligible'];
const MOST_COMPARED = 4;

/** Which programmes the company can use, why or why not, until when, and what would change that. */
export function FitResultPage(): ReactNode {
  const { t } = useTranslation();
  const { answers, keep } = useAnswers();
  const query = useQuery(fitQuery(answers.facts));
  usePageTitle(t('fit.resultTitle'));
  return (
    <div className="page fit">
      <p className="fit__over">
        <Link to="/fit">{t('fit.change')}</Link>
      </p>
      <h1>{t('fit.resultTitle')}</h1>
      <AsyncPanel query={query} lines={12}>
        {(answer) => <Result key={JSON.stringify(answers.facts)} answer={answer} facts={answers.facts} />}
      </AsyncPanel>
      <ProfilePanel answers={answers} keep={keep} />
    </div>
  );
}

interface ResultProps {
  readonly answer: FitAnswer;
  readonly facts: CompanyFacts;
}

function Result({ answer, facts }: ResultProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { counts, relevance, decidedOn } = answer;
  const [chosen, setChosen] = useState<readonly FitItem[]>([]);
  const comparing: Comparing = {
    chosen,
    isFull: chosen.length >= MOST_COMPARED,
    toggle: (item) => {
      const others = chosen.filter(({ programme }) => programme.id !== item.programme.id);
      setChosen(others.length < chosen.length ? others : [...chosen, item]);
    },
  };
  const total = counts.eligible + counts.check + counts.not_eligible;
  return (
    <>
      <p className="page__answer">
        <Trans i18nKey="fit.answer" values={{ ...counts, total }} components={{ b: <b /> }} />
      </p>
      <p className="fit__disclaimer">
        {t('fit.disclaimer')} {t('fit.decidedOn', { date: formatDate(decidedOn, language) })}
      </p>
      {relevance === 'unavailable' && <p className="fit__hint">{t('fit.relevanceUnavailable')}</p>}
      <Doubts questions={answer.questions} />
      <WhatWouldChange asks={answer.asks} />
      <FitComparison comparing={comparing} />
      {GROUPS.map((group) => (
        <Group key={group} group={group} first={answer.groups[group]} facts={facts} comparing={comparing} />
      ))}
      <NearMisses misses={answer.nearMisses} />
      <Growth steps={answer.growth} />
      <FitFiles facts={facts} isPdfMade={answer.isPdfMade} />
    </>
  );
}

interface GroupProps {
  readonly group: FitVerdict;
  readonly first: FitPage;
  readonly facts: CompanyFacts;
  readonly comparing: Comparing;
}

function Group({ group, first, facts, comparing }: GroupProps): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(fitGroupQuery(facts, group, first));
  const id = `fit-${group}`;
  return (
    <section className="fit__group" aria-labelledby={id}>
      <h2 id={id} className="section-heading">
        {t(`fit.verdict.${group}`)} {first.total}
      </h2>
      <p className="fit__hint">{first.total === 0 ? t('fit.groupEmpty') : t(`fit.groupHint.${group}`)}</p>
      <ul className="fit__cards">
        {query.data.pages
          .flatMap(({ items }) => items)
          .map((item) => (
            <FitCard key={item.programme.id} item={item} comparing={comparing} />
          ))}
      </ul>
      <More query={query} />
    </section>
  );
}
