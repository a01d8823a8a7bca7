import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CoverageStatus } from '../api/model.js';
import './coverage-badge.css';

export type CoverageShown = CoverageStatus | 'uncomputed';

/** Four shapes that stay apart without colour: full, half, empty and dashed circle. */
export function CoverageShape({ status }: { readonly status: CoverageShown }): ReactNode {
  return (
    <svg
      className={`coverage-shape coverage-shape--${status}`}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <circle cx="8" cy="8" r="6" />
      {status === 'covered' && <path className="coverage-shape__tick" d="M5 8.2l2.1 2.1L11.2 6" />}
      {status === 'partial' && <path className="coverage-shape__half" d="M8 2a6 6 0 0 1 0 12z" />}
      {status === 'gap' && <path className="coverage-shape__stroke" d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8" />}
    </svg>
  );
}

/** Coverage as shape, word and colour together. `null` means the system has not computed it yet. */
export function CoverageBadge({ status }: { readonly status: CoverageStatus | null }): ReactNode {
  const { t } = useTranslation();
  const shown = status ?? 'uncomputed';
  return (
    <span className={`coverage-badge coverage-badge--${shown}`}>
      <CoverageShape status={shown} />
      {t(`coverage.${shown}`)}
    </span>
  );
}
