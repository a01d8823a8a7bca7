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
export function countByCoverage(asks: readonly Ask[]): readonly (readonly [CoverageStatus, number])[] {
  return coverageOrder
    .map((status) => [status, asks.filter((ask) => ask.coverage.status === status).length] as const)
    .filter(([, count]) => count > 0);
}

/** The page in one or two sentences: what is answered, by what, and what is missing. */
export function ProposalAnswer({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const sentences = [coverageSentence(t, language, proposal), bestSentence(t, language, proposal)];
  return <p className="page__answer">{sentences.filter((one) => one !== undefined).join(' ')}</p>;
}

function coverageSentence(t: TFunction, language: Language, proposal: Proposal): string {
  const [onlyAsk] = proposal.asks;
  if (proposal.asks.length === 1 && onlyAsk?.coverage.sentence) return onlyAsk.coverage.sentence[language];
  const counts = countByCoverage(proposal.asks);
  if (counts.length === 0) return t('proposal.answer.uncomputed');
  const clauses = counts.map(([status, count]) => t(`proposal.answer.${status}`, { count })).join(', ');
  const missing = proposal.coverage.missing.map((facet) => wordFor(t, 'facet', facet)).join(', ');
  const first = t('proposal.answer.counts', { total: proposal.asks.length, clauses });
  return missing === '' ? first : `${first} ${t('proposal.answer.missing', { facets: missing })}`;
}

function bestSentence(t: TFunction, language: Language, proposal: Proposal): string | undefined {
  const [best] = proposal.bestMeasures;
  if (!best || proposal.asks.length === 1) return undefined;
  const title = language === 'en' ? (best.titleEn ?? best.title) : `「${best.title}」`;
  return t('proposal.answer.best', { title, score: formatScore(best.score), band: t(`band.${best.band}`) });
}
