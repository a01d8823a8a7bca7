import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Alignment, type AlignmentDetail } from '../api/model.js';
import { alignmentQuery } from '../api/queries.js';
import { EvidenceView } from '../evidence/evidence-view.js';
import { numberEvidence } from '../evidence/number-evidence.js';
import { ScoreHistory } from '../history/score-history.js';
import { DecisionTag } from '../review/decision-tag.js';
import { ReviewButton } from '../review/review-button.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FreshnessChip } from '../ui/freshness-chip.js';
import { Score } from '../ui/score.js';
import { useLanguage } from '../ui/use-language.js';
import './alignment-card.css';
import { FacetTable } from './facet-table.js';
import { ScorePartsBar, ScorePartsTable } from './score-parts.js';

export interface AlignmentCardProps {
  readonly alignment: Alignment;
  /** Title line of the other side: the measure on a proposal's page, the ask on a measure's page. */
  readonly heading: ReactNode;
  readonly facts: ReactNode;
  readonly isOpenAtFirst?: boolean;
}

/** One ask × one measure: the score, the reason in a sentence and, opened, everything the score rests on. */
export function AlignmentCard(props: AlignmentCardProps): ReactNode {
  const { alignment, heading, facts, isOpenAtFirst = false } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const reasonsId = useId();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  return (
    <article className="alignment">
      <div className="alignment__score">
        <Score
          size="large"
          score={alignment.score}
          band={alignment.band}
          isPrevious={alignment.freshness.state === 'pending'}
        />
        <ScorePartsBar parts={alignment.parts} />
      </div>
      <div className="alignment__main">
        <h4 className="alignment__heading">{heading}</h4>
        <p className="alignment__facts">
          {facts}
          {alignment.opposes && <OpposesTag />}
          {alignment.decision && <DecisionTag decision={alignment.decision} />}
        </p>
        <p className="alignment__sentence">{alignment.sentence[language]}</p>
        <p className="alignment__foot">
          <button
            type="button"
            className="button button--small"
            aria-expanded={isOpen}
            aria-controls={reasonsId}
            onClick={() => {
              setIsOpen(!isOpen);
            }}
          >
            {isOpen ? t('proposal.hideReasons') : t('proposal.showReasons')}
          </button>
          <span>{t('alignment.evidenceCount', { count: numberEvidence(alignment.evidence).length })}</span>
          <span>{t('alignment.confidence', { percent: Math.round(alignment.confidence * 100) })}</span>
          <FreshnessChip freshness={alignment.freshness} />
          <ReviewButton
            pair={{ askId: alignment.ask.id, measureId: alignment.measure.id }}
            about={`${alignment.ask.text} ↔ ${alignment.measure.title}`}
            automaticScore={alignment.score}
          />
        </p>
      </div>
      <div id={reasonsId} className="alignment__reasons" hidden={!isOpen}>
        {isOpen && <Reasons alignment={alignment} />}
      </div>
    </article>
  );
}

function OpposesTag(): ReactNode {
  const { t } = useTranslation();
  return (
    <span className="opposes-tag">
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <path d="M7 1.2l6 11H1z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
        <path d="M7 5.4v3.2M7 10.2v.6" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
      </svg>
      {t('alignment.opposes')}
    </span>
  );
}

function Reasons({ alignment }: Pick<AlignmentCardProps, 'alignment'>): ReactNode {
  const query = useQuery(alignmentQuery(alignment));
  return (
    <AsyncPanel query={query} lines={8}>
      {(detail) => <LoadedReasons alignment={detail} />}
    </AsyncPanel>
  );
}

function LoadedReasons({ alignment }: { readonly alignment: AlignmentDetail }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {alignment.opposes && <p className="alignment__opposes">{t('alignment.opposesText')}</p>}
      <EvidenceView
        evidence={alignment.evidence}
        texts={{
          askNo: alignment.ask.no,
          askText: alignment.ask.text,
          proposalTitle: alignment.proposal.title,
          proposalBody: alignment.askContext,
          measureTitle: alignment.measure.title,
          measureBody: alignment.measureBody,
        }}
      />
      <div className="alignment__tables">
        <ScorePartsTable parts={alignment.parts} score={alignment.score} />
        <FacetTable facets={alignment.facets} />
      </div>
      <ScoreHistory alignment={alignment} />
    </>
  );
}
