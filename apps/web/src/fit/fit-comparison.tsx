import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CriterionVerdict, type FitItem } from '../api/model.js';
import { formatScore } from '../ui/format.js';
import { Localised } from '../ui/localised.js';
import { useLanguage } from '../ui/use-language.js';
import { type Comparing } from './fit-card.js';
import { daysLeftText, periodText } from './fit-text.js';

interface Line {
  readonly name: string;
  readonly values: readonly string[];
}

/** Two to four programmes side by side. */
export function FitComparison({ comparing }: { readonly comparing: Comparing }): ReactNode {
  const { t } = useTranslation();
  const { chosen, isFull } = comparing;
  const [isShort, setIsShort] = useState(false);
  const lines = useLines(chosen);
  if (chosen.length === 0) return null;
  const shown = isShort ? lines.filter(({ values }) => new Set(values).size > 1) : lines;
  return (
    <section className="fit__comparison" aria-labelledby="fit-comparison">
      <h2 id="fit-comparison" className="section-heading">
        {t('fit.compareTitle')}
      </h2>
      <p className="fit__hint" role="status">
        {t('fit.compareCount', { count: chosen.length })} {isFull && t('fit.compareFull')}
      </p>
      {chosen.length > 1 && (
        <>
          <label className="fit-card__compare">
            <input
              type="checkbox"
              checked={isShort}
              onChange={(event) => {
                setIsShort(event.target.checked);
              }}
            />
            {t('fit.compareDifferences')}
          </label>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reached by keys */}
          <div className="fit__table" role="region" tabIndex={0} aria-label={t('fit.compareTable')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('fit.compareWhat')}</th>
                  {chosen.map(({ programme }) => (
                    <th key={programme.id} scope="col">
                      <Localised ko={programme.title} en={programme.titleEn} />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map(({ name, values }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    {values.map((value, at) => (
                      <td key={chosen[at]?.programme.id}>{value === '' ? '–' : value}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function useLines(items: readonly FitItem[]): readonly Line[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const explained = (wanted: CriterionVerdict) => (item: FitItem) =>
    wanted === 'unknown' && item.hasNoCriteria
      ? t('fit.noCriteria')
      : item.criteria
          .filter(({ verdict }) => verdict === wanted)
          .map(({ explanation }) => explanation[language])
          .join(' ');
  const line = (name: string, of: (item: FitItem) => string): Line => ({ name, values: items.map(of) });
  return [
    line(t('fit.compareRow.verdict'), ({ verdict }) => t(`fit.verdict.${verdict}`)),
    line(t('fit.compareRow.ministry'), ({ programme }) => programme.ministry ?? ''),
    line(t('fit.compareRow.period'), ({ period }) => periodText(t, period, language)),
    line(t('fit.compareRow.daysLeft'), (item) => daysLeftText(t, item)),
    line(t('fit.compareRow.relevance'), ({ relevance }) =>
      relevance === null ? '' : formatScore(relevance),
    ),
    line(t('fit.compareRow.fails'), explained('fails')),
    line(t('fit.compareRow.unknown'), explained('unknown')),
    line(t('fit.compareRow.meets'), explained('meets')),
  ];
}
