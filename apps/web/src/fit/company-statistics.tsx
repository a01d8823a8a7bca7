import { useQuery } from '@tanstack/react-query';
import { type TFunction } from 'i18next';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CompanyCount } from '../api/model.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { formatDateTime } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import { AI_STAGES } from './fit-drafts.js';
import { statisticsQuery } from './fit-queries.js';
import { PROVINCE_WORDS } from './fit-words.js';

/** How many companies keep profiles, for those who work here; small numbers are not there. */
export function CompanyStatistics(): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useQuery(statisticsQuery());
  return (
    <section aria-labelledby="fit-statistics">
      <h2 id="fit-statistics" className="section-heading">
        {t('fit.statistics.heading')}
      </h2>
      <p className="fit__hint">{t('fit.statistics.about')}</p>
      <AsyncPanel query={query} lines={3}>
        {({ items, countedAt }) => (
          <>
            {items.length === 0 && <p>{t('fit.statistics.none')}</p>}
            <ul className="fit__list">
              {items.map((count) => (
                <li key={`${count.facet}/${count.value}`}>
                  {t(`fit.statistics.facet.${count.facet}`)}: {valueText(t, count)}{' '}
                  <b>{t('fit.statistics.atLeast', { count: count.atLeast })}</b>
                </li>
              ))}
            </ul>
            {countedAt !== null && (
              <p className="fit__hint">
                {t('fit.statistics.countedAt', { at: formatDateTime(countedAt, language) })}
              </p>
            )}
          </>
        )}
      </AsyncPanel>
    </section>
  );
}

function valueText(t: TFunction, { facet, value }: CompanyCount): string {
  if (facet === 'companies') return t('fit.statistics.all');
  const province = PROVINCE_WORDS.find((one) => one === value);
  if (province !== undefined) return t(`fit.province.${province}`);
  const stage = AI_STAGES.find((one) => one === value);
  if (stage !== undefined) return t(`fit.aiStage.${stage}`);
  const [from = '', to = ''] = value.split('-');
  if (from === '') return t('fit.statistics.below', { to });
  return to === '' ? t('fit.statistics.from', { from }) : t('fit.statistics.between', { from, to });
}
