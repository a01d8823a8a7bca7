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
          <span
            key={part.name}
            className="parts-bar__run"
            style={{ width: `${String(part.contribution)}%` }}
          />
        ))}
    </span>
  );
}

export interface ScorePartsTableProps {
  readonly parts: readonly ScorePart[];
  readonly score: number;
}

/**
 * Each part that counts for this pair, with its weight, how far both texts agree on it, and what it adds; the last column
 * sums to the score. Parts that add nothing are named below the table.
 */
export function ScorePartsTable({ parts, score }: ScorePartsTableProps): ReactNode {
  const { t } = useTranslation();
  const idle = parts.filter((part) => part.contribution === 0);
  return (
    <div>
      <table className="detail-table">
        <caption>
          {t('alignment.parts')} <span>{t('alignment.partsCaption')}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('alignment.partColumn')}</th>
            {(
              ['alignment.weightColumn', 'alignment.signalColumn', 'alignment.contributionColumn'] as const
            ).map((key) => (
              <th key={key} scope="col" className="number">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts
            .filter((part) => part.contribution !== 0)
            .map((part) => (
              <tr key={part.name}>
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
      {idle.length > 0 && (
        <p className="detail-table__note">
          {t('alignment.idleParts', { parts: idle.map((part) => wordFor(t, 'part', part.name)).join(', ') })}
        </p>
      )}
    </div>
  );
}
