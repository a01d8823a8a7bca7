import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type NumberedSpan } from './number-evidence.js';
import { splitMarks, type TextRun } from './split-marks.js';

export interface MarkedTextProps {
  readonly text: string;
  /** Spans of this text only. */
  readonly spans: readonly NumberedSpan[];
  /** The evidence number the reader follows now. */
  readonly active: number | undefined;
}

/** A Korean text with its evidence marked and numbered; where passages overlap, a run carries several numbers. */
export function MarkedText({ text, spans, active }: MarkedTextProps): ReactNode {
  const runs = splitMarks(text, spans);
  return (
    <span lang="ko">
      {runs.map((run, index) =>
        run.numbers.length === 0 ? run.text : <MarkedRun key={index} run={run} active={active} />,
      )}
    </span>
  );
}

function MarkedRun({
  run,
  active,
}: {
  readonly run: TextRun;
  readonly active: number | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const isActive = active !== undefined && run.numbers.includes(active);
  return (
    <mark
      className={isActive ? 'evidence-mark evidence-mark--active' : 'evidence-mark'}
      data-evidence={run.numbers.join(' ')}
    >
      {run.text}
      {run.endsOf.length > 0 && (
        <sup className="evidence-mark__no">
          <span className="sr-only"> {t('alignment.evidenceNo', { no: run.endsOf.join(', ') })} </span>
          <span aria-hidden="true">{run.endsOf.join(',')}</span>
        </sup>
      )}
    </mark>
  );
}
