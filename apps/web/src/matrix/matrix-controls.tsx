import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioChoice } from '../ui/radio-choice.js';
import {
  matrixFacets,
  matrixMeasures,
  matrixOrders,
  type MatrixFacet,
  shownIn,
  toMatrixSearch,
  withSide,
} from './matrix-search.js';
import { useMatrixSearch } from './use-matrix.js';

/** Which facets stand on which side, in which order, and what the cells say. */
export function MatrixControls(): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useMatrixSearch();
  const { measure, order, rows, columns } = shownIn(search);
  return (
    <section className="matrix__controls" aria-label={t('matrix.view')}>
      <div className="matrix__sides">
        <SideChoice side="rows" />
        <button
          type="button"
          className="button matrix__swap"
          aria-label={t('matrix.swap')}
          title={t('matrix.swap')}
          onClick={() => {
            setSearch({ ...search, rows: columns, columns: rows });
          }}
        >
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
            <path
              d="M3 6h11M11 3l3 3-3 3M15 12H4M7 9l-3 3 3 3"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.6"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </svg>
        </button>
        <SideChoice side="columns" />
        <label className="matrix__choice">
          {t('matrix.order')}
          <select
            className="field"
            value={order}
            onChange={(event) => {
              setSearch(toMatrixSearch({ ...search, order: event.target.value }));
            }}
          >
            {matrixOrders.map((one) => (
              <option key={one} value={one}>
                {t(`matrix.orders.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <RadioChoice
        legend={t('matrix.measure')}
        choices={matrixMeasures.map((value) => ({ value, label: t(`matrix.measures.${value}`) }))}
        chosen={measure}
        onChange={(chosen) => {
          setSearch({ ...search, measure: chosen });
        }}
      />
    </section>
  );
}

function SideChoice({ side }: { readonly side: 'rows' | 'columns' }): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useMatrixSearch();
  return (
    <label className="matrix__choice">
      {t(`matrix.${side}`)}
      <select
        className="field"
        value={shownIn(search)[side]}
        onChange={(event) => {
          setSearch(withSide(search, side, event.target.value as MatrixFacet));
        }}
      >
        {matrixFacets.map((facet) => (
          <option key={facet} value={facet}>
            {t(`board.filter.${facet}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
