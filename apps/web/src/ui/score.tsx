import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Band } from '../api/model.js';
import { formatScore } from './format.js';
import './score.css';

const filledSteps: Readonly<Record<Band, number>> = { strong: 3, partial: 2, weak: 1, none: 0 };

/** Three rising steps, as many filled as the band is strong. */
function BandSteps({ band }: { readonly band: Band }): ReactNode {
  return (
    <svg className="band-steps" width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
      {[0, 1, 2].map((step) => (
        <rect
          key={step}
          className={step < filledSteps[band] ? 'band-steps__on' : 'band-steps__off'}
          x={step * 5 + 0.5}
          y={8 - step * 3.5 - 0.5}
          width="3"
          height={4 + step * 3.5}
        />
      ))}
    </svg>
  );
}

export interface ScoreProps {
  readonly score: number;
  readonly band: Band;
  readonly size?: 'small' | 'large';
  /** True while a newer value is being computed: the number stays and is marked as the previous one. */
  readonly isPrevious?: boolean;
}

/** A score in its fixed grammar: number with one decimal, band as steps and word. */
export function Score({ score, band, size = 'small', isPrevious = false }: ScoreProps): ReactNode {
  const { t } = useTranslation();
  return (
    <span className={`score score--${size}${isPrevious ? ' score--previous' : ''}`}>
      <span className="score__number">{formatScore(score)}</span>
      <span className="score__band">
        <BandSteps band={band} />
        {t(`band.${band}`)}
      </span>
    </span>
  );
}
