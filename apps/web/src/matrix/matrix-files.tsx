import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../ui/use-language.js';
import { numberText, type Place, tableTexts } from './matrix-cells.js';
import { matrixFileAddress, shownIn } from './matrix-search.js';
import { useLineWords, useMatrixSearch } from './use-matrix.js';

/** Ways to take the table along: to the clipboard, as a workbook, as CSV. */
export function MatrixFiles({ places }: { readonly places: readonly (readonly Place[])[] }): ReactNode {
  const { t } = useTranslation();
  const [search] = useMatrixSearch();
  const lang = useLanguage();
  return (
    <div className="matrix__files">
      <CopyTable places={places} />
      {(['xlsx', 'csv'] as const).map((kind) => (
        <a
          key={kind}
          className="button button--small"
          href={matrixFileAddress(kind, search, { now: new Date(), lang })}
          download
        >
          {t(`matrix.${kind}`)}
        </a>
      ))}
    </div>
  );
}

function CopyTable({ places }: { readonly places: readonly (readonly Place[])[] }): ReactNode {
  const { t } = useTranslation();
  const [search] = useMatrixSearch();
  const { rows, columns, measure } = shownIn(search);
  const { rowWord, columnWord } = useLineWords();
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed'>();
  const corner = t('matrix.corner', {
    rows: t(`board.filter.${rows}`),
    columns: t(`board.filter.${columns}`),
  });
  const copy = (): void => {
    const { plain, html } = tableTexts([
      [corner, ...(places[0] ?? []).map(({ column }) => columnWord(column))],
      ...places.map((row) => [
        rowWord(row[0]?.row),
        ...row.map(({ counts }) => numberText(counts, measure).replace('−', '-').replace('–', '')),
      ]),
    ]);
    const item = new ClipboardItem({
      'text/plain': new Blob([plain], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
    });
    navigator.clipboard.write([item]).then(
      () => {
        setOutcome('copied');
      },
      () => {
        setOutcome('copyFailed');
      },
    );
  };
  return (
    <>
      <button
        type="button"
        className="button button--small"
        onClick={copy}
        onBlur={() => {
          setOutcome(undefined);
        }}
      >
        {t('matrix.copy')}
      </button>
      <span role="status" className="matrix__copied">
        {outcome !== undefined && t(`matrix.${outcome}`)}
      </span>
    </>
  );
}
