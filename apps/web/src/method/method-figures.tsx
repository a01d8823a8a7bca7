import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ScoringMethod } from '../api/model.js';
import { formatPercent } from './format-percent.js';

type HeldOutFigures = ScoringMethod['evaluation'][number];
type ReliabilityBin = HeldOutFigures['reliability'][number];

/** Figures that a reader can use, in this order; the API has all of them. */
const SHOWN = ['hit@1', 'recall@10', 'nDCG@10', 'coverage macro-F1', 'gap F1', 'calibration error'] as const;

/** What the model did on labelled pairs that it had not seen, and whether its confidences can be taken at their word. */
export function MethodFigures({ method }: { readonly method: ScoringMethod }): ReactNode {
  const { t } = useTranslation();
  const [main] = method.evaluation;
  if (main === undefined) return null;
  return (
    <section aria-labelledby="method-figures">
      <h2 id="method-figures" className="section-heading">
        {t('method.figures')}
      </h2>
      <p className="method__note">
        {t('method.figuresNote', { proposals: main.proposals, measures: main.measures })}{' '}
        {method.origin === 'edited' && t('method.edited')}
      </p>
      <table className="detail-table">
        <thead>
          <tr>
            <th scope="col">{t('method.figure')}</th>
            <th scope="col" className="number">
              {t('method.value')}
            </th>
            <th scope="col" className="number">
              {t('method.interval')}
            </th>
          </tr>
        </thead>
        <tbody>
          {SHOWN.map((name) => {
            const figure = main.metrics[name];
            return (
              figure && (
                <tr key={name}>
                  <th scope="row">{t(`method.metric.${name}`)}</th>
                  <td className="number">{figure.value.toFixed(2)}</td>
                  <td className="number">
                    {figure.low.toFixed(2)}–{figure.high.toFixed(2)}
                  </td>
                </tr>
              )
            );
          })}
        </tbody>
      </table>
      <h3 className="method__subheading">{t('method.reliability')}</h3>
      <p className="method__note">{t('method.reliabilityNote')}</p>
      <div className="method__reliability">
        <ReliabilityDiagram bins={main.reliability} />
        <ReliabilityTable bins={main.reliability} />
      </div>
    </section>
  );
}

const SIZE = 200;
const at = (share: number): number => Math.round(share * SIZE);

/** Confidence to the right, how often it came true upwards; on the diagonal both are the same. The table has the numbers. */
function ReliabilityDiagram({ bins }: { readonly bins: readonly ReliabilityBin[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <svg
      className="reliability"
      viewBox="-34 -8 250 250"
      role="img"
      aria-label={t('method.reliabilityDrawn')}
    >
      <path className="reliability__frame" d={`M0 0V${String(SIZE)}H${String(SIZE)}`} />
      <path className="reliability__ideal" d={`M0 ${String(SIZE)}L${String(SIZE)} 0`} />
      {[0, 0.5, 1].map((share) => (
        <g key={share} className="reliability__tick">
          <text x={at(share)} y={SIZE + 16} textAnchor="middle">
            {formatPercent(share)}
          </text>
          <text x={-6} y={SIZE - at(share) + 4} textAnchor="end">
            {formatPercent(share)}
          </text>
        </g>
      ))}
      <text className="reliability__tick" x={SIZE / 2} y={SIZE + 34} textAnchor="middle">
        {t('method.forecast')}
      </text>
      {bins.map(({ from, meanProbability, frequency, count }) => (
        <circle
          key={from}
          className="reliability__bin"
          cx={at(meanProbability)}
          cy={SIZE - at(frequency)}
          r={2 + Math.min(6, Math.sqrt(count) / 6)}
        />
      ))}
    </svg>
  );
}

function ReliabilityTable({ bins }: { readonly bins: readonly ReliabilityBin[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <table className="detail-table">
      <thead>
        <tr>
          <th scope="col">{t('method.forecast')}</th>
          <th scope="col" className="number">
            {t('method.cameTrue')}
          </th>
          <th scope="col" className="number">
            {t('method.pairs')}
          </th>
        </tr>
      </thead>
      <tbody>
        {bins.map(({ from, meanProbability, frequency, count }) => (
          <tr key={from}>
            <th scope="row">{formatPercent(meanProbability)}</th>
            <td className="number">{formatPercent(frequency)}</td>
            <td className="number">{count.toLocaleString()}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
