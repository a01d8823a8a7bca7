import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CoverageSummary } from '../api/model.js';
import { formatDate } from '../ui/format.js';
import { Localised } from '../ui/localised.js';
import { useLanguage } from '../ui/use-language.js';

/** Which sources stand behind the board and how old each is: "no answer found" holds only within them. */
export function Completeness({ sources }: { readonly sources: CoverageSummary['completeness'] }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (sources.length === 0) return null;
  return (
    <section className="completeness" aria-labelledby="completeness-heading">
      <h2 id="completeness-heading">{t('board.completeness')}</h2>
      <ul>
        {sources.map(({ title, titleEn, publishedOn }) => (
          <li key={title}>
            <Localised ko={title} en={titleEn} />{' '}
            {publishedOn === null
              ? t('board.sourceUndated')
              : t('board.sourceAsOf', { date: formatDate(publishedOn, language) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
