import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { measureAlignmentsQuery } from '../api/queries.js';
import { type MeasureShown } from './asked-by.js';
import { groupByStakeholder } from './group-by-stakeholder.js';

/** Who asked for this measure, in one sentence. */
export function MeasureAnswer({ measure }: { readonly measure: MeasureShown }): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(measureAlignmentsQuery(measure.kind, measure.id));
  const kind = t(`kind.${measure.kind}`).toLowerCase();
  if (!data) return <p className="page__answer" aria-busy="true" />;
  return (
    <p className="page__answer">
      {data.items.length === 0
        ? t('measure.answer.none', { kind })
        : t('measure.answer.some', {
            kind,
            stakeholders: groupByStakeholder(data.items).length,
            asks: data.total,
            strong: data.items.filter((item) => item.band === 'strong').length,
          })}
    </p>
  );
}
