import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Alignment } from '../api/model.js';
import { measureAlignmentsQuery } from '../api/queries.js';
import { formatScore } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import { type MeasureShown } from './asked-by.js';
import { groupByStakeholder, isClose } from './group-by-stakeholder.js';

/** Who asked for this measure: how many, and the closest of them, in a sentence or two. */
export function MeasureAnswer({ measure }: { readonly measure: MeasureShown }): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(measureAlignmentsQuery(measure.kind, measure.id));
  const kind = t(`kind.${measure.kind}`).toLowerCase();
  if (!data) return <p className="page__answer" aria-busy="true" />;
  const [best] = data.items;
  if (!best) return <p className="page__answer">{t('measure.answer.none', { kind })}</p>;
  const close = data.items.filter(isClose);
  return (
    <p className="page__answer">
      {close.length === 0
        ? t('measure.answer.weak', { kind })
        : t('measure.answer.some', {
            kind,
            stakeholders: groupByStakeholder(close).length,
            asks: close.length,
          })}{' '}
      <ClosestAsk alignment={best} />
    </p>
  );
}

function ClosestAsk({ alignment }: { readonly alignment: Alignment }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { proposal, score, band } = alignment;
  const { stakeholder } = proposal;
  return t('measure.answer.best', {
    stakeholder: language === 'en' ? (stakeholder.nameEn ?? stakeholder.name) : stakeholder.name,
    title: language === 'en' ? (proposal.titleEn ?? proposal.title) : proposal.title,
    score: formatScore(score),
    band: t(`band.${band}`),
  });
}
