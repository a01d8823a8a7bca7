import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReportFilter } from '../api/model.js';
import { ChoiceBoxes } from '../ui/choice-boxes.js';
import { StakeholderBoxes } from './stakeholder-boxes.js';
import { ministryChoicesQuery } from './subscription-queries.js';

export const topicOrder = ['gaps', 'programmes', 'laws', 'scores', 'axes'] as const;
type Topic = (typeof topicOrder)[number];
const axisOrder = [
  ...(['infrastructure', 'data', 'research', 'trust', 'diffusion'] as const),
  ...(['talent', 'finance', 'market', 'global', 'governance'] as const),
];

export interface FilterFieldsProps {
  readonly filter: ReportFilter;
  readonly onChange: (filter: ReportFilter) => void;
}

/** Values by which a subscription is narrowed, for the topics that have any. */
export function FilterFields({ filter, onChange }: FilterFieldsProps): ReactNode {
  const { t } = useTranslation();
  const wants = (topic: Topic): boolean => filter.topics.length === 0 || filter.topics.includes(topic);
  return (
    <>
      {wants('gaps') && (
        <Narrowing legend={t('subscriptions.stakeholders')} count={filter.stakeholders.length}>
          <StakeholderBoxes
            chosen={filter.stakeholders}
            onChange={(stakeholders) => {
              onChange({ ...filter, stakeholders: [...stakeholders] });
            }}
          />
        </Narrowing>
      )}
      {wants('programmes') && (
        <Narrowing legend={t('subscriptions.ministries')} count={filter.ministries.length}>
          <Ministries filter={filter} onChange={onChange} />
        </Narrowing>
      )}
      {wants('axes') && (
        <Narrowing legend={t('subscriptions.axes')} count={filter.axes.length}>
          <ChoiceBoxes
            legend={t('subscriptions.axes')}
            choices={axisOrder.map((value) => ({ value, label: t(`axis.${value}`) }))}
            chosen={filter.axes}
            onChange={(axes) => {
              onChange({ ...filter, axes: [...axes] });
            }}
          />
        </Narrowing>
      )}
    </>
  );
}

interface NarrowingProps {
  readonly legend: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Narrowing({ legend, count, children }: NarrowingProps): ReactNode {
  const { t } = useTranslation();
  return (
    <details className="subscriptions__narrowing" open={count > 0 || undefined}>
      <summary>
        {legend} {count > 0 && <span className="tag">{t('subscriptions.chosen', { count })}</span>}
      </summary>
      {children}
    </details>
  );
}

function Ministries({ filter, onChange }: FilterFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { data = [] } = useQuery(ministryChoicesQuery());
  // one that no programme names any more stays to be taken back
  const names = [...new Set([...filter.ministries, ...data])];
  return (
    <ChoiceBoxes
      legend={t('subscriptions.ministries')}
      choices={names.map((value) => ({ value, label: value }))}
      chosen={filter.ministries}
      onChange={(ministries) => {
        onChange({ ...filter, ministries: [...ministries] });
      }}
    />
  );
}
