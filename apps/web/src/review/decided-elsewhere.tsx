import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Ask } from '../api/model.js';
import { MeasureLink } from '../ui/measure-link.js';
import { DecisionTag } from './decision-tag.js';
import { ReviewButton } from './review-button.js';

export interface DecidedElsewhereProps {
  readonly ask: Ask;
  /** Ids of the measures that the list of the ask shows with their decisions already. */
  readonly listed: ReadonlySet<string>;
}

/** Measures that a person decided on though the machine scores them too low to list. */
export function DecidedElsewhere({ ask, listed }: DecidedElsewhereProps): ReactNode {
  const { t } = useTranslation();
  const decisions = ask.decisions.filter(({ measure }) => !listed.has(measure.id));
  if (decisions.length === 0) return null;
  return (
    <div className="measure-group">
      <p className="measure-group__title">{t('review.decidedElsewhere')}</p>
      {decisions.map((decision) => (
        <div key={decision.measure.id} className="decided-elsewhere">
          <MeasureLink measure={decision.measure} />
          <DecisionTag decision={decision} />
          <ReviewButton
            pair={{ askId: ask.id, measureId: decision.measure.id }}
            about={`${ask.text} ↔ ${decision.measure.title}`}
            automaticScore={undefined}
          />
        </div>
      ))}
    </div>
  );
}
