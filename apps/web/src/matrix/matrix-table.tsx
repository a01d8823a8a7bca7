import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isKoreanOnly } from '../board/use-filter-word.js';
import { type MatrixLine } from '../api/model.js';
import { MatrixCell, useCellContext } from './matrix-cell.js';
import { type Place } from './matrix-cells.js';
import { type MatrixFacet, shownIn } from './matrix-search.js';
import { useLineWords, useMatrixSearch } from './use-matrix.js';

interface Spot {
  readonly row: number;
  readonly column: number;
}

/** A real table in which one cell at a time is in the order of the tab key; arrow keys lead to the others. */
export function MatrixTable({ places }: { readonly places: readonly (readonly Place[])[] }): ReactNode {
  const { t } = useTranslation();
  const [search] = useMatrixSearch();
  const { rows, columns, measure } = shownIn(search);
  const { columnWord } = useLineWords();
  const [wanted, setWanted] = useState<Spot>({ row: 0, column: 0 });
  const last = { row: places.length - 1, column: (places[0]?.length ?? 1) - 1 };
  const active = { row: Math.min(wanted.row, last.row), column: Math.min(wanted.column, last.column) };
  const sides = { rows: t(`board.filter.${rows}`), columns: t(`board.filter.${columns}`) };
  const caption = t('matrix.caption', { ...sides, measure: t(`matrix.measures.${measure}`) });
  return (
    <>
      <div className="matrix__scroll" role="region" aria-label={caption}>
        <table className="matrix-table">
          <caption className="sr-only">
            {caption}. {t('matrix.keysHint')}
          </caption>
          <thead>
            <tr>
              <th scope="col" className="matrix-table__corner">
                {t('matrix.corner', sides)}
              </th>
              {places[0]?.map(({ column }) => (
                <th key={keyOf(column)} scope="col" lang={languageOf(columns, column)}>
                  {columnWord(column)}
                </th>
              ))}
            </tr>
          </thead>
          <MatrixBody places={places} facet={rows} active={active} last={last} onMove={setWanted} />
        </table>
      </div>
      <p className="board__keys">{t('matrix.keysHint')}</p>
    </>
  );
}

interface MatrixBodyProps {
  readonly places: readonly (readonly Place[])[];
  readonly facet: MatrixFacet;
  readonly active: Spot;
  readonly last: Spot;
  readonly onMove: (spot: Spot) => void;
}

function MatrixBody({ places, facet, active, last, onMove }: MatrixBodyProps): ReactNode {
  const context = useCellContext(places);
  const { rowWord } = useLineWords();
  return (
    <tbody>
      {places.map((row, rowAt) => (
        <tr key={keyOf(row[0]?.row)}>
          <th scope="row" lang={languageOf(facet, row[0]?.row)}>
            {rowWord(row[0]?.row)}
          </th>
          {row.map((place, columnAt) => (
            <td key={keyOf(place.column)}>
              <MatrixCell
                place={place}
                context={context}
                tabIndex={rowAt === active.row && columnAt === active.column ? 0 : -1}
                onFocus={() => {
                  onMove({ row: rowAt, column: columnAt });
                }}
                onKeyDown={(event) => {
                  moveFocus(event, { row: rowAt, column: columnAt }, last);
                }}
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** The total has no value; no value of a facet is empty. */
const keyOf = (line: MatrixLine | undefined): string => line?.value ?? '';

const languageOf = (facet: MatrixFacet, line: MatrixLine | undefined): 'ko' | undefined =>
  line !== undefined && isKoreanOnly(facet, line) ? 'ko' : undefined;

function moveFocus(event: KeyboardEvent<HTMLElement>, { row, column }: Spot, last: Spot): void {
  const spots: Readonly<Partial<Record<string, Spot>>> = {
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    Home: { row: event.ctrlKey ? 0 : row, column: 0 },
    End: { row: event.ctrlKey ? last.row : row, column: last.column },
  };
  const spot = event.altKey || event.metaKey ? undefined : spots[event.code];
  const body = event.currentTarget.closest('tbody');
  if (spot === undefined || body === null) return;
  event.preventDefault();
  body.rows[spot.row]?.querySelectorAll<HTMLElement>('[data-cell]')[spot.column]?.focus();
}
