import { type ReactNode } from 'react';
import { isKoreanOnly } from '../board/use-filter-word.js';
import { MatrixCell, useCellContext } from './matrix-cell.js';
import { type Place } from './matrix-cells.js';
import { shownIn } from './matrix-search.js';
import { useLineWords, useMatrixSearch } from './use-matrix.js';

/** The matrix where a table would not fit: a group a row, with the cells that have proposals. */
export function MatrixList({ places }: { readonly places: readonly (readonly Place[])[] }): ReactNode {
  const [search] = useMatrixSearch();
  const { rows, columns } = shownIn(search);
  const context = useCellContext(places);
  const { rowWord, columnWord } = useLineWords();
  return (
    <ul className="matrix-list">
      {places.map((row) => {
        const line = row[0]?.row;
        const isKorean = line !== undefined && isKoreanOnly(rows, line);
        return (
          <li key={line?.value ?? ''}>
            <h2 lang={isKorean ? 'ko' : undefined}>{rowWord(line)}</h2>
            <ul>
              {row
                .filter(({ counts }) => counts.total > 0)
                .map((place) => (
                  <li key={place.column?.value ?? ''}>
                    <span lang={place.column && isKoreanOnly(columns, place.column) ? 'ko' : undefined}>
                      {columnWord(place.column)}
                    </span>
                    <MatrixCell place={place} context={context} />
                  </li>
                ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}
