import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CoverageSummary } from '../api/model.js';
import { formatDate } from '../ui/format.js';
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
        {sources.map(({ source, asOf }) => (
          <li key={source.ko}>
            {t('board.completenessItem', {
              source: source[language],
              asOf: asOf === null ? t('state.unknown') : formatDate(asOf, language),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
