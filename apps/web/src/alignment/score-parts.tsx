import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ScorePart } from '../api/model.js';
import { formatScore } from '../ui/format.js';
import { wordFor } from '../ui/known-word.js';
import './score-parts.css';

/** The score as one bar cut by its parts; the table says the same in numbers. */
export function ScorePartsBar({ parts }: { readonly parts: readonly ScorePart[] }): ReactNode {
  return (
    <span className="parts-bar" aria-hidden="true">
      {parts
        .filter((part) => part.contribution > 0)
        .map((part) => (
          <span key={part.name} className="parts-bar__run" style={{ width: `${part.contribution}%` }} />
        ))}
    </span>
  );
}

export interface ScorePartsTableProps {
  readonly parts: readonly ScorePart[];
  readonly score: number;
}

/** Each part with its weight, how far both texts agree on it, and what it adds; the last column sums to the score. */
export function ScorePartsTable({ parts, score }: ScorePartsTableProps): ReactNode {
  const { t } = useTranslation();
  return (
    <table className="detail-table parts-table">
      <caption>
        {t('alignment.parts')} <span>{t('alignment.partsCaption')}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('alignment.partColumn')}</th>
          <th scope="col" className="number">
            {t('alignment.weightColumn')}
          </th>
          <th scope="col" className="number">
            {t('alignment.signalColumn')}
          </th>
          <th scope="col" className="number">
            {t('alignment.contributionColumn')}
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.name} className={part.contribution === 0 ? 'parts-table__idle' : undefined}>
            <th scope="row">{wordFor(t, 'part', part.name)}</th>
            <td className="number">{formatScore(part.weight)}</td>
            <td className="number">{part.signal.toFixed(2)}</td>
            <td className="number">{formatScore(part.contribution)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t('alignment.total')}
          </th>
          <td className="number">{formatScore(score)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
