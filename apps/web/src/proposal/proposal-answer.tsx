import { type TFunction } from 'i18next';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Ask, type CoverageStatus, type Proposal } from '../api/model.js';
import { type Language } from '../i18n/i18n.js';
import { formatScore } from '../ui/format.js';
import { wordFor } from '../ui/known-word.js';
import { coverageOrder } from '../ui/stacked-bar.js';
import { useLanguage } from '../ui/use-language.js';

/** How many of the asks stand in each coverage state, in the fixed order, without empty ones. */
function countByCoverage(asks: readonly Ask[]): readonly (readonly [CoverageStatus, number])[] {
  return coverageOrder
    .map((status) => [status, asks.filter((ask) => ask.coverage.status === status).length] as const)
    .filter(([, count]) => count > 0);
}

/** The page in one or two sentences: what is answered, by what, and what is missing. */
export function ProposalAnswer({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const sentences = [
    coverageSentence(t, language, proposal),
    missingSentence(t, proposal),
    bestSentence(t, language, proposal),
  ];
  return <p className="page__answer">{sentences.filter((one) => one !== undefined).join(' ')}</p>;
}

const allKeys = {
  covered: 'proposal.answer.allCovered',
  partial: 'proposal.answer.allPartial',
  gap: 'proposal.answer.allGap',
  insufficient: 'proposal.answer.allInsufficient',
} as const;

function coverageSentence(t: TFunction, language: Language, proposal: Proposal): string {
  const { asks } = proposal;
  const [onlyAsk] = asks;
  if (asks.length === 1 && onlyAsk?.coverage.sentence) return onlyAsk.coverage.sentence[language];
  const counts = countByCoverage(asks);
  const [first] = counts;
  if (first === undefined) return t('proposal.answer.uncomputed');
  if (first[1] === asks.length) return t(allKeys[first[0]], { total: asks.length });
  const clauses = counts.map(([status, count]) => t(`proposal.answer.${status}`, { count })).join(', ');
  return t('proposal.answer.counts', { total: asks.length, clauses });
}

function missingSentence(t: TFunction, proposal: Proposal): string | undefined {
  const { missing } = proposal.coverage;
  if (missing.length === 0 || proposal.asks.length === 1) return undefined;
  return t('proposal.answer.missing', {
    facets: missing.map((facet) => wordFor(t, 'facet', facet)).join(', '),
  });
}

function bestSentence(t: TFunction, language: Language, proposal: Proposal): string | undefined {
  const [best] = proposal.bestMeasures;
  if (!best) return undefined;
  const title = language === 'en' ? (best.titleEn ?? best.title) : best.title;
  return t('proposal.answer.best', { title, score: formatScore(best.score), band: t(`band.${best.band}`) });
}
