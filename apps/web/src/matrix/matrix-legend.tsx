import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CoverageShape } from '../ui/coverage-badge.js';
import { shownIn } from './matrix-search.js';
import { useMatrixSearch } from './use-matrix.js';

/** What borders, hatching and shades of cells mean, in words. */
export function MatrixLegend(): ReactNode {
  const { t } = useTranslation();
  const [search] = useMatrixSearch();
  const { measure } = shownIn(search);
  return (
    <section className="matrix__legend" aria-labelledby="matrix-legend">
      <h2 id="matrix-legend">{t('matrix.legend.title')}</h2>
      <ul>
        <li>
          <span className="cell cell--gap cell--sample" aria-hidden="true">
            <CoverageShape status="gap" />
          </span>
          {t('matrix.legend.gap')}
        </li>
        <li>
          <span className="cell cell--insufficient cell--sample" aria-hidden="true">
            <CoverageShape status="insufficient" />
          </span>
          {t('matrix.legend.insufficient')}
        </li>
        <li>{t(measure === 'count' ? 'matrix.legend.zero' : 'matrix.legend.noNumber')}</li>
        {measure !== 'move' && (
          <li>
            <span className="matrix__ramp" aria-hidden="true">
              {[1, 2, 3, 4, 5].map((shade) => (
                <span key={shade} className={`cell--shade-${String(shade)}`} />
              ))}
            </span>
            {t('matrix.legend.shade')}
          </li>
        )}
      </ul>
    </section>
  );
}
