import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ScoringMethod } from '../api/model.js';
import { formatPercent } from './format-percent.js';

/** How many stored alignments have which score. */
export function ScoreDistribution({ method }: { readonly method: ScoringMethod }): ReactNode {
  const { t } = useTranslation();
  const { count, shareFrom80, bins } = method.scores;
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  return (
    <section aria-labelledby="method-scores">
      <h2 id="method-scores" className="section-heading">
        {t('method.scores')}
      </h2>
      <p>
        {shareFrom80 === null
          ? t('method.noScores')
          : t('method.scoresAnswer', { count, share: formatPercent(shareFrom80) })}
      </p>
      {bins.length > 0 && (
        <table className="detail-table method__bins">
          <thead>
            <tr>
              <th scope="col">{t('method.points')}</th>
              <th scope="col" className="number">
                {t('method.alignments')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from}>
                <th scope="row">
                  {t('method.bin', { from: bin.from, to: bin.from === 90 ? 100 : bin.from + 10 })}
                </th>
                <td className="number">{bin.count.toLocaleString()}</td>
                <td className="method__bar" aria-hidden="true">
                  <span style={{ width: `${String((100 * bin.count) / most)}%` }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
