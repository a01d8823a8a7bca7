import { type ReactNode } from 'react';
import { type CoverageStatus } from '../api/model.js';
import './stacked-bar.css';

export const coverageOrder = [
  'covered',
  'partial',
  'gap',
  'insufficient',
] as const satisfies readonly CoverageStatus[];

export interface StackedBarProps {
  readonly counts: Readonly<Record<CoverageStatus, number>>;
  /** The counts in words: what a screen reader says instead of the picture. */
  readonly label: string;
}

/** Counts by coverage as lengths; fill patterns (solid, striped, hollow, dotted) keep them apart without colour. */
export function StackedBar({ counts, label }: StackedBarProps): ReactNode {
  return (
    <div className="stacked-bar" role="img" aria-label={label}>
      {coverageOrder.map((status) =>
        counts[status] > 0 ? (
          <span
            key={status}
            className={`stacked-bar__run stacked-bar__run--${status}`}
            style={{ flexGrow: counts[status] }}
          />
        ) : null,
      )}
    </div>
  );
}
