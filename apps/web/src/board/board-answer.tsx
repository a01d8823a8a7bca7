import { type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { type CoverageCounts, type CoverageSummary } from '../api/model.js';

type AnswerKey = 'empty' | 'gapAndPartial' | 'gap' | 'partial' | 'covered';

/** Which of the sentences fits the counts. */
function answerKeyOf(counts: CoverageCounts): AnswerKey {
  if (counts.total === 0) return 'empty';
  if (counts.gap > 0) return counts.partial > 0 ? 'gapAndPartial' : 'gap';
  return counts.partial > 0 ? 'partial' : 'covered';
}

/** The board in one sentence; what could not be judged is said apart, because unknown is not no. */
export function BoardAnswer({ summary }: { readonly summary: CoverageSummary }): ReactNode {
  const { t } = useTranslation();
  const { covered, partial, gap, insufficient, unknown, total } = summary.proposals;
  return (
    <p className="page__answer">
      <Trans
        i18nKey={`board.answer.${answerKeyOf(summary.proposals)}`}
        count={gap}
        values={{ covered, partial, gap, total }}
        components={{ b: <strong /> }}
      />
      {insufficient > 0 && <> {t('board.answer.unjudged', { count: insufficient })}</>}
      {unknown > 0 && <> {t('board.answer.uncomputed', { count: unknown })}</>}
    </p>
  );
}
